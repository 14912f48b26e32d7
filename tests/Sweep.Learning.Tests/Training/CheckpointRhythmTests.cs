using Sweep.Learning.Networks;
using Sweep.Learning.Training;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class CheckpointRhythmTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    [Fact]
    public void The_first_is_written_after_the_interval_and_the_others_an_interval_apart_and_two_are_kept()
    {
        using var training = new SavedTraining(SavedTraining.Short with { Steps = 10 });
        using var time = new TickingTime(Tick);

        // One tick a step and one for each checkpoint: 2, 5 and 8.
        Trained.By(training.Point, training.Checkpointing(3 * Tick, time), time.Stopping);

        Assert.Equal([8, 5], training.Steps);
    }

    [Theory]
    [InlineData(1.9, 3600, false)]
    [InlineData(2, 3600, true)]
    [InlineData(1, 1, true)]
    public void Stopped_a_training_is_saved_when_two_seconds_or_an_interval_would_be_lost(double unsaved, double interval, bool isSaved)
    {
        using var training = new SavedTraining(SavedTraining.Short);
        // Looked at twice before the first step and once before each: at step 1 two ticks after it began.
        using var time = new TickingTime(TimeSpan.FromSeconds(unsaved / 2), stopsAt: 1);

        Assert.Throws<OperationCanceledException>(() => Trained.By(training.Point, training.Checkpointing(TimeSpan.FromSeconds(interval), time), time.Stopping));

        Assert.Equal(isSaved ? [1] : [], training.Steps);
    }

    [Fact]
    public void What_is_saved_already_is_not_saved_again()
    {
        using var training = new SavedTraining(SavedTraining.Short);
        training.StopAt(3);
        var written = File.GetLastWriteTimeUtc(training.Files[0].Path);

        Assert.Throws<OperationCanceledException>(() => training.Run(0));

        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(training.Files).Path));
    }

    [Fact]
    public void A_checkpoint_is_a_network_file_as_well()
    {
        using var training = new SavedTraining(SavedTraining.Short);
        training.StopAt(5);

        using var network = NetworkFile.Load(training.Files[0].Path);
        using var file = Safetensors.Read(training.Files[0].Path);

        Assert.Equal(training.Point.Width, network.Options.Width);
        Assert.Equal(training.Point.TrainingCanonical, file.Metadata["training"]);
        Assert.Equal("5", file.Metadata["step"]);
        Assert.Equal(network.Weights.Values.numel(), file.Tensors["adam.square"].numel());
    }

    [Fact]
    public void Without_an_interruption_nothing_is_written_before_the_interval()
    {
        using var training = new SavedTraining(SavedTraining.Short);

        training.Run();

        Assert.False(Directory.Exists(training.Folder.Location));
    }
}
