using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class SeparableVerdictTests
{
    /// <summary>Spacing 8 at P = 4: one phase.</summary>
    private static readonly GridPoint Impossible = new() { Spacing = new(8, 8), Steps = 10, Measure = Measures.Instances };

    private static readonly GridPoint Possible = Impossible with { Noise = 0.01 };

    private static readonly Measurement Together = new() { Separable = false, ClusteringControl = true, FoundInstances = 1, FinalLoss = 12, BackgroundGap = 5 };

    private static readonly Measurement Apart = Together with { Separable = true, FoundInstances = 4 };

    [Fact]
    public void Symmetry_forbids_and_a_separation_against_it_refutes()
    {
        Assert.Equal(Verdict.Confirmed, Judge(Impossible, Together));
        Assert.Equal(Verdict.Refuted, Judge(Impossible, Apart));
    }

    [Fact]
    public void What_is_possible_may_still_not_be_reached()
    {
        Assert.Equal(Verdict.Confirmed, Judge(Possible, Apart));
        Assert.Equal(Verdict.NotReached, Judge(Possible, Together));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_clustering_that_cannot_find_separable_instances_decides_nothing(bool separable)
    {
        var measurement = Together with { Separable = separable, ClusteringControl = false };

        Assert.Equal(Verdict.Inconclusive, Judge(Impossible, measurement));
        Assert.Equal(Verdict.Inconclusive, Judge(Possible, measurement));
        Assert.Contains("premise: a clustering that finds what is there", Judgement.Of(SamplePoints.Trial(Impossible), measurement).Reason);
    }

    [Theory]
    [InlineData(1e-17, Precision.Float64, Verdict.Inconclusive)]
    [InlineData(1e-9, Precision.Float64, Verdict.Refuted)]
    [InlineData(1e-9, Precision.Float32, Verdict.Inconclusive)]
    [InlineData(1e-4, Precision.Float32, Verdict.Refuted)]
    public void A_bandwidth_below_rounding_tells_equal_embeddings_apart_and_decides_nothing(double bandwidth, Precision precision, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Impossible with { Bandwidth = bandwidth, Precision = precision }, Apart with { OutputDeviation = 1 }));

    [Fact]
    public void Without_instances_or_training_nothing_is_confirmed()
    {
        Assert.Equal(Verdict.Inconclusive, Judge(Impossible, Together with { FoundInstances = 0 }));
        Assert.Equal(Verdict.Inconclusive, Judge(Impossible, Together with { FinalLoss = null }));
        Assert.Equal(Verdict.Inconclusive, Judge(Impossible, Together with { BackgroundGap = 2.9 }));
    }

    [Fact]
    public void One_object_has_nothing_to_be_separated_from()
    {
        var one = Impossible with { WholeImage = new(5, 5) };

        Assert.Equal(Verdict.Inconclusive, Judge(one, Apart));
        Assert.Equal("1 object is too few to be separated", Judgement.Of(SamplePoints.Trial(one), Apart).Reason);
    }

    [Fact]
    public void Nothing_is_decided_without_prediction_or_measurement()
    {
        Assert.Equal(Verdict.NotPredicted, Judge(Impossible with { Padding = Padding.Same }, Apart));
        Assert.Equal(Verdict.Inconclusive, Judge(Impossible, new()));
        Assert.Null(Judge(Impossible with { Padding = Padding.Same }, new()));
        Assert.Null(Judge(Impossible with { Steps = 0 }, Together));
        Assert.Null(Judge(Impossible with { Measure = Measures.Separability }, Together));
    }

    [Fact]
    public void A_refuted_separation_refutes_the_trial()
    {
        var judgement = Judgement.Of(SamplePoints.Trial(Impossible), Apart);

        Assert.Equal((Verdict.Refuted, "separable where symmetry forbids it"), (judgement.Overall, judgement.Reason));
    }

    private static Verdict? Judge(GridPoint point, Measurement measurement) => Judgement.Of(SamplePoints.Trial(point), measurement).Separable;
}
