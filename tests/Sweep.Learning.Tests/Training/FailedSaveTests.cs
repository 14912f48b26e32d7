using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class FailedSaveTests
{
    private static readonly GridPoint Point = SavedTraining.Short;

    [Fact]
    public void A_full_disk_costs_the_checkpoints_and_not_the_training()
    {
        using var disk = new FullDisk();
        using var training = new SavedTraining(Point, Path.Combine(disk.Folder, "artifacts"));

        var trained = Trained.By(Point, training.Checkpointing(TimeSpan.Zero), TestContext.Current.CancellationToken);

        trained.MustEqual(Trained.Undisturbed(Point));
        Assert.StartsWith("no checkpoint could be written (", Assert.Single(training.Troubles), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(training.Folder.Location));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_costs_the_checkpoints_and_not_the_training()
    {
        var file = Path.GetTempFileName();
        var artifacts = Directory.CreateTempSubdirectory("sweep-artifacts-").FullName;
        using var training = new SavedTraining(Point, artifacts);
        File.Move(file, Path.Combine(artifacts, "checkpoints"));

        var trained = Trained.By(Point, training.Checkpointing(TimeSpan.Zero), TestContext.Current.CancellationToken);

        trained.MustEqual(Trained.Undisturbed(Point));
        Assert.StartsWith("no checkpoint could be written (", Assert.Single(training.Troubles), StringComparison.Ordinal);
    }

    [Fact]
    public void Stopped_on_a_full_disk_it_stops_all_the_same()
    {
        using var disk = new FullDisk();
        using var training = new SavedTraining(Point, Path.Combine(disk.Folder, "artifacts"));

        Assert.Throws<OperationCanceledException>(() => training.Run(3));

        Assert.Single(training.Troubles);
    }
}
