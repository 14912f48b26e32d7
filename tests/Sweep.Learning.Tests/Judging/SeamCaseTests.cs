using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Judging;

/// <summary>Jumps at period lines that were once judged wrongly.</summary>
[Slow]
public sealed class SeamCaseTests
{
    [Theory]
    [InlineData(1, 4, 1, 3, 1, 3)]
    [InlineData(2, 3, 2, 7, 2, 4)]
    public void A_window_not_above_the_spacing_forces_no_seam(int depth, int factor, int radius, int spacing, int window, int seeds)
    {
        var judged = Judged.Seeds(seeds, new GridPoint
        {
            Depth = depth, Factor = PoolingFactors.Uniform(factor), Convolutions = 1, Radius = radius, Spacing = PerAxis.Uniform(2, spacing),
            Width = 4, LearningRate = 1e-2, Steps = 150, TrainWindow = PerAxis.Uniform(2, window), Measure = Measures.Seams,
        });

        Assert.All(judged, static one =>
        {
            Assert.Null(one.Outcome.Trial.Prediction.Jump);
            Judged.Is(Verdict.NotPredicted, "none predicted", one);
            Assert.Contains(one.Outcome.Trial.Prediction.Notes, static note => note.Contains("not above the spacing", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 10)]
    [InlineData(18, 1)]
    [InlineData(18, 10)]
    public void No_jump_of_a_network_that_never_learnt_confirms_nothing(int window, int steps) => Assert.All(
        Judged.Seeds(4, new GridPoint
        {
            Depth = 2, Factor = PoolingFactors.Uniform(3), Radius = 3, Width = 8, LearningRate = 1e-9,
            TrainWindow = PerAxis.Uniform(2, window), Steps = steps, Measure = Measures.Seams,
        }),
        static one => Judged.Is(Verdict.Inconclusive, "converged", one));
}
