using Sweep.Theory;
using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Learning.Tests.Judging;

/// <summary>Instances that were once judged though nothing was learnt or nothing could be found.</summary>
public sealed class InstanceCaseTests
{
    [Fact]
    public void A_clustering_that_finds_nothing_anywhere_confirms_nothing()
    {
        var judged = Judged.Of(new GridPoint { Steps = 1, Spacing = PerAxis.Uniform(2, 8), Bandwidth = 1_000_000, Measure = Measures.Instances });

        Assert.False(judged.Outcome.Trial.Prediction.Separable);
        Assert.Equal((0, false), (judged.Outcome.Measurement.FoundInstances, judged.Outcome.Measurement.ClusteringControl));
        Judged.Is(Verdict.Inconclusive, "bandwidth", judged);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(64)]
    public void Windows_without_two_instances_are_no_training(int spacing)
    {
        var judged = Judged.Seeds(6, new GridPoint
        {
            Spacing = PerAxis.Uniform(2, spacing), Depth = 1, Radius = 2, TrainWindow = PerAxis.Uniform(2, 3), Width = 4, Steps = 200, LearningRate = 3e-3,
            Measure = Measures.Separability | Measures.Instances,
        });

        Assert.All(judged, static one =>
        {
            var found = one.Outcome.Measurement;
            Assert.True(found.StepsMade > 1, $"{found.StepsMade} steps made");
            Assert.True(found.EmptyWindows > 0, "windows of 3 pixels show nothing but background most of the time");
            Assert.NotEqual(Verdict.Refuted, one.Judgement.Overall);
            Assert.NotEqual(Verdict.Confirmed, found.FinalLoss is null or > 1 ? one.Judgement.Separable : null);
        });
    }
}
