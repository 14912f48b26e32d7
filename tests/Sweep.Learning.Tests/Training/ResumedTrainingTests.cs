using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Training;

[Slow]
public sealed class ResumedTrainingTests
{
    private static readonly GridPoint Empty = SavedTraining.Short with { Spacing = PerAxis.Uniform(2, 9), TrainWindow = PerAxis.Uniform(2, 3), Steps = 12 };

    private static readonly Dictionary<string, GridPoint> Points = new()
    {
        ["plain"] = SavedTraining.Short,
        ["float32"] = SavedTraining.Short with { Precision = Precision.Float32 },
        ["batch"] = SavedTraining.Short with { Batch = 3, Precision = Precision.Float32 },
        ["nearest"] = SavedTraining.Short with { Upsampling = Upsampling.Nearest },
        ["batch normalisation"] = SavedTraining.Short with { Normalisation = Normalisation.Batch, Batch = 2, Precision = Precision.Float32 },
        ["group normalisation"] = SavedTraining.Short with { Normalisation = Normalisation.Group },
        ["noise and elastic"] = SavedTraining.Short with { Noise = 0.01, Elastic = 0.5, Precision = Precision.Float32 },
        ["nuclei"] = SavedTraining.Short with { Scene = SceneKind.Nuclei, Spacing = PerAxis.Uniform(2, 8), Precision = Precision.Float32 },
        ["empty windows"] = Empty,
        ["empty windows of a batch-normalised network"] = Empty with { Normalisation = Normalisation.Batch, Precision = Precision.Float32 },
    };

    public static TheoryData<string> Kinds() => [.. Points.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stopped_at_any_step_and_taken_up_elsewhere_it_is_the_same_to_the_last_bit(string kind)
    {
        var point = Points[kind];
        var undisturbed = Trained.Undisturbed(point);
        for (var step = 1; step < point.Steps; step++)
        {
            using var training = new SavedTraining(point);
            training.StopAt(step);

            var resumed = training.Run();

            Assert.True(resumed.ResumedStep == step, $"{kind}: went on from {resumed.ResumedStep}, not from {step}");
            resumed.MustEqual(undisturbed);
            Assert.Empty(training.Troubles);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stopped_after_every_single_step_it_is_the_same_too(string kind)
    {
        var point = Points[kind];
        using var training = new SavedTraining(point);
        for (var step = 1; step < point.Steps; step++)
        {
            // The clock counts from where this process took it up.
            Assert.Throws<OperationCanceledException>(() => training.Run(1));
            Assert.True(training.Steps.First() == step, $"{kind}: saved {training.Steps.First()}, not {step}");
        }

        training.Run().MustEqual(Trained.Undisturbed(point));
    }

    [Fact]
    public void Empty_windows_are_among_the_trainings_that_are_interrupted() => Assert.All(
        Points.Where(static point => point.Key.StartsWith("empty", StringComparison.Ordinal)),
        static point => Assert.InRange(Trained.Undisturbed(point.Value).EmptyWindows!.Value, 3, point.Value.Steps - 3));

    [Fact]
    public void The_measurement_says_nothing_of_the_interruption_and_the_outcome_all()
    {
        using var training = new SavedTraining(SavedTraining.Short with { Measure = Measures.Separability | Measures.Stitching, TileCrop = PerAxis.Uniform(2, 4) });
        var trial = Measured.Feasible(training.Point);
        var undisturbed = Measured.Training(training.Point)[0];
        training.StopAt(4);

        var resumed = Assert.Single(TrainingRun.Of([trial], training.Checkpointing(TimeSpan.FromHours(1)), TestContext.Current.CancellationToken));

        Assert.Equal((null, 4), (undisturbed.ResumedStep, resumed.ResumedStep));
        Assert.Equal(undisturbed.Measurement.LossCurve!, resumed.Measurement.LossCurve!);
        Assert.Equal(undisturbed.Measurement.LevelResponse!, resumed.Measurement.LevelResponse!);
        Assert.Equal(undisturbed.Measurement with { LossCurve = null, LevelResponse = null }, resumed.Measurement with { LossCurve = null, LevelResponse = null });
    }
}
