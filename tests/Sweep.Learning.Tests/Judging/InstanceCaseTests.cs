using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Judging;

/// <summary>Instances that were once judged though nothing was learnt or nothing could be found.</summary>
[Slow]
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
            Assert.Equal(200, found.StepsMade);
            Assert.True(found.EmptyWindows > 0, "windows of 3 pixels show nothing but background most of the time");
            Assert.False(one.Judgement.Overall is Verdict.Refuted or Verdict.Confirmed, one.Judgement.Reason);
            Assert.True(found.EmptyWindows < found.StepsMade || one.Judgement.Overall == Verdict.Inconclusive, one.Judgement.Reason);
        });
    }

    [Theory]
    [InlineData(Upsampling.Learnt)]
    [InlineData(Upsampling.Nearest)]
    public void Windows_of_background_end_no_training_on_images(Upsampling upsampling)
    {
        using var images = new SparseImages(5);

        var judged = Judged.Seeds(4, new GridPoint
        {
            Scene = SceneKind.Images, Images = images.Folder, Upsampling = upsampling, Depth = 1, Width = 8, Steps = 200,
            WholeImage = PerAxis.Uniform(2, 128), Measure = Measures.Instances,
        });

        Assert.All(judged, static one =>
        {
            Assert.Equal(200, one.Outcome.Measurement.StepsMade);
            Assert.InRange(one.Outcome.Measurement.EmptyWindows!.Value, 100, 200);
            Assert.Equal(one.Outcome.Measurement.EmptyWindows == 200, one.Outcome.Measurement.FinalLoss is null);
            Assert.NotEqual(Verdict.Confirmed, one.Judgement.Overall);
        });
    }
}
