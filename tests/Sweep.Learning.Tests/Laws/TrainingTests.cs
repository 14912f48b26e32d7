using Sweep.Learning.Training;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Laws;

/// <summary>L2 and L6 after training, which must not tell more objects apart than random weights can.</summary>
[Slow]
public sealed class TrainingTests
{
    private static readonly GridPoint Short = new()
    {
        Depth = 2,
        Factor = PoolingFactors.Uniform(2),
        Radius = 2,
        Spacing = PerAxis.Uniform(2, 7),
        Width = 8,
        TrainWindow = PerAxis.Uniform(2, 24),
        Steps = 300,
        LearningRate = 3e-3,
        Precision = Precision.Float32,
        Measure = Measures.Separability,
    };

    [Fact]
    public void A_short_training_separates_as_many_objects_as_the_law_allows()
    {
        var measurement = Measured.ReachingSeed(Short);

        Assert.Equal(16, measurement.Distinct);
        Assert.True(measurement.ClassGap > 3, $"gap {measurement.ClassGap}");
        Assert.Equal(300, measurement.StepsMade);
    }

    [Fact]
    public void Objects_at_a_multiple_of_the_period_stay_one_class() =>
        Assert.Equal(1, Measured.Of(Short with { Spacing = PerAxis.Uniform(2, 8), Steps = 100 }).Distinct);

    [Fact]
    public void One_label_for_each_pixel_of_a_period_is_learnt()
    {
        var point = Short with { Scene = SceneKind.Constant, TrainWindow = null, Width = 16 };

        Assert.Equal(16, Measured.ReachingSeed(point).Distinct);
    }

    [Fact]
    public void A_learning_rate_far_too_large_is_named_as_the_cause()
    {
        var problem = Assert.Throws<TrainingDivergedException>(static () => Measured.Of(Short with { LearningRate = 1e30 }));

        Assert.Contains("a smaller learning_rate would work", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_of_a_trial_give_the_same_numbers()
    {
        var point = Short with { Steps = 20, Measure = Measures.Separability | Measures.Stitching | Measures.Seams | Measures.Instances, TileCrop = new PerAxis(8, 8) };
        var (first, second) = (Measured.Of(point), Measured.Of(point));

        Assert.Equal(first.JumpProfile!, second.JumpProfile!);
        Assert.Equal(first.LossCurve!, second.LossCurve!);
        Assert.Equal(first.LevelResponse!, second.LevelResponse!);
        Assert.Equal(
            first with { JumpProfile = null, LossCurve = null, LevelResponse = null }, second with { JumpProfile = null, LossCurve = null, LevelResponse = null });
    }
}
