using Sweep.Learning.Training;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Training;

/// <summary>A short training in a folder of its own, to be run as often as a test likes.</summary>
internal sealed class SavedTraining : IDisposable
{
    public static readonly GridPoint Short = new()
    {
        Depth = 1, Radius = 2, Spacing = PerAxis.Uniform(2, 7), Width = 4, TrainWindow = new PerAxis(10, 12), Steps = 6, LearningRate = 3e-3, Precision = Precision.Float64,
    };

    private readonly string artifacts;
    private readonly List<string> troubles = [];

    public SavedTraining(GridPoint point, string? artifacts = null)
    {
        this.artifacts = artifacts ?? Directory.CreateTempSubdirectory("sweep-artifacts-").FullName;
        Point = point;
        Folder = FolderOf(point);
    }

    public GridPoint Point { get; }

    public CheckpointFolder Folder { get; }

    /// <summary>What was said about checkpoints that could not be written or read.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    /// <summary>Steps of the checkpoints in the folder, newest first.</summary>
    public IEnumerable<int> Steps => Files.Select(static file => file.Step);

    public IReadOnlyList<CheckpointFile> Files => CheckpointFile.In(Folder.Location);

    public CheckpointFolder FolderOf(GridPoint point) => CheckpointFolder.For(artifacts, point, "", "science", "libraries", "cpu");

    public Checkpointing Checkpointing(TimeSpan interval, TimeProvider? time = null) => new(Folder, interval, time ?? TimeProvider.System, troubles.Add);

    /// <summary>Trains until it is stopped at this step, or to the end.</summary>
    public Trained Run(int? stopsAt = null, StepCount? count = null)
    {
        using var time = new TickingTime(TimeSpan.FromSeconds(10), stopsAt);
        return Trained.By(Point, Checkpointing(TimeSpan.FromHours(1), time), count, time.Stopping);
    }

    /// <summary>As far as a checkpoint after this step.</summary>
    public void StopAt(int step)
    {
        Assert.Throws<OperationCanceledException>(() => Run(step));
        Assert.Equal(step, Steps.First());
    }

    public void Dispose() => Directory.Delete(artifacts, recursive: true);
}
