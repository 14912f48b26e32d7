using Sweep.Learning.Training;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class DiscriminativeLossTests
{
    [Fact]
    public void Two_instances_one_apart_are_pulled_and_pushed_by_the_formula()
    {
        // Means 0 and 1; instance 0 has its pixels at -0.5 and 0.5.
        var loss = Of(new LossOptions(), [-0.5, 0.5, 1], [0, 0, 1], 2).Terms;

        Assert.Equal(0.25 / 2, loss.Variance.item<double>());
        Assert.Equal(25, loss.Distance.item<double>());
        Assert.Equal(0.5, loss.Regularisation.item<double>());
        Assert.Equal(25.125 + 5e-5, loss.Total.item<double>(), 12);
    }

    [Fact]
    public void Pixels_within_delta_v_of_their_mean_are_not_pulled()
    {
        var loss = Of(new LossOptions(DeltaV: 0.3), [-0.5, 0.5, 1], [0, 0, 1], 2).Terms;

        Assert.Equal(0.04 / 2, loss.Variance.item<double>(), 12);
    }

    [Theory]
    [InlineData(PairMask.ByIndex, 3, 36)]
    [InlineData(PairMask.ByValue, 3, 0)]
    [InlineData(PairMask.ByIndex, 600, 36)]
    [InlineData(PairMask.ByValue, 600, 0)]
    public void A_collapsed_embedding_costs_36_unless_pairs_differ_by_value(PairMask mask, int count, double expected)
    {
        var (terms, gradient) = Of(new LossOptions(PairMask: mask), Enumerable.Repeat(0.1, count), Enumerable.Range(0, count), count);

        Assert.Equal(expected, terms.Distance.item<double>(), 12);
        Assert.True(gradient.isfinite().all().item<bool>());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(600)]
    public void Few_and_many_instances_are_pushed_by_the_same_formula(int count)
    {
        var means = Enumerable.Range(0, count).Select(static index => 10 * Math.Sin(index)).ToList();
        var pairs = means.SelectMany((a, i) => means.Where((_, j) => j != i).Select(b => Math.Pow(Math.Max(0, 6 - Math.Abs(a - b)), 2)));

        var loss = Of(new LossOptions(), means, Enumerable.Range(0, count), count).Terms;

        Assert.Equal(pairs.Average(), loss.Distance.item<double>(), 9);
    }

    [Fact]
    public void One_instance_has_nothing_to_be_pushed_from() =>
        Assert.Equal(0, Of(new LossOptions(), [1, 1], [0, 0], 1).Terms.Distance.item<double>());

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void A_NaN_is_not_swallowed(double deltaV) =>
        Assert.True(double.IsNaN(Of(new LossOptions(deltaV), [double.NaN, 1, 2], [0, 0, 1], 2).Terms.Total.item<double>()));

    /// <summary>Embeddings of one channel.</summary>
    private static (LossTerms Terms, Tensor Gradient) Of(LossOptions options, IEnumerable<double> pixels, IEnumerable<int> instances, int count)
    {
        var embeddings = tensor(pixels.ToArray()).unsqueeze(1).detach().requires_grad_(true);
        var terms = new DiscriminativeLoss(options).Of(embeddings, tensor(instances.Select(static number => (long)number).ToArray()), count);
        terms.Total.backward();
        return (terms, embeddings.grad!);
    }
}
