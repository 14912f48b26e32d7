using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Judging;

/// <summary>Counts of embeddings that were once judged wrongly.</summary>
[Fast]
public sealed class CountCaseTests
{
    private static readonly GridPoint Line = new()
    {
        Dimensions = 1, Radius = 1, Upsampling = Upsampling.Nearest, Measure = Measures.Separability,
    };

    [Theory]
    [InlineData(2, 3, 6)]
    [InlineData(3, 2, 4)]
    public void A_pooling_that_swallows_the_spacing_leaves_one_embedding(int depth, int factor, int spacing)
    {
        var judged = Judged.Of(Line with { Depth = depth, Factor = PoolingFactors.Uniform(factor), Spacing = new PerAxis(spacing) });

        Assert.Equal(1, judged.Outcome.Trial.Prediction.Distinct);
        Assert.Equal(1, judged.Outcome.Measurement.Distinct);
        Judged.Is(Verdict.Confirmed, "1 of 1 possible embeddings", judged);
    }

    [Fact]
    public void A_count_that_no_seed_reaches_is_not_promised_to_another_seed()
    {
        var judged = Judged.Seeds(8, Line with { Depth = 1, Factor = PoolingFactors.Uniform(6), Convolutions = 1, Spacing = new PerAxis(25) });

        Assert.All(judged, static one =>
        {
            Assert.Equal((6, 5), (one.Outcome.Trial.Prediction.Distinct, one.Outcome.Measurement.Distinct));
            Judged.Is(Verdict.NotReached, "5 of 6 possible embeddings", one);
            Assert.DoesNotContain("another seed", one.Judgement.Reason, StringComparison.Ordinal);
            Assert.DoesNotContain("may reach", one.Judgement.Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void One_object_confirms_no_count() => Judged.Is(
        Verdict.Inconclusive, "too few", Judged.Of(new GridPoint { Spacing = PerAxis.Uniform(2, 8), WholeImage = PerAxis.Uniform(2, 5), Measure = Measures.Separability }));

    [Fact]
    public void Noise_below_rounding_leaves_the_count_as_it_is()
    {
        var point = new GridPoint { Width = 4, Measure = Measures.Separability };
        var (still, noisy) = (Judged.Of(point), Judged.Of(point with { Noise = 1e-300 }));

        Assert.Equal(16, still.Outcome.Trial.Prediction.Distinct);
        Assert.Equal(16, noisy.Outcome.Trial.Prediction.Distinct);
        Assert.Equal((still.Judgement.Distinct, still.Outcome.Measurement.Distinct), (noisy.Judgement.Distinct, noisy.Outcome.Measurement.Distinct));
    }
}
