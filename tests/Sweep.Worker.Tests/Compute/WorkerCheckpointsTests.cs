using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sweep.Contracts.Scheduling;
using Sweep.Learning.Training;
using Sweep.Theory.Points;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Compute;

[Fast]
public sealed class WorkerCheckpointsTests : IDisposable
{
    private readonly string artifacts = Directory.CreateTempSubdirectory("sweep-artifacts-").FullName;
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private readonly WorkerCheckpoints checkpoints;

    public WorkerCheckpointsTests() => checkpoints = new(
        artifacts,
        TimeSpan.FromMinutes(1),
        new() { Device = "cpu", GitRevision = "none", Libraries = "libraries", OneDnn = false, SelfTestPassed = true, Threads = 1, Science = "science" },
        time,
        NullLogger<WorkerCheckpoints>.Instance);

    public void Dispose() => Directory.Delete(artifacts, recursive: true);

    [Fact]
    public void What_a_read_only_disk_kept_is_removed_later()
    {
        var (first, second) = (Saved(seed: 0), Saved(seed: 1));
        using (new ReadOnlyPhase(Path.GetDirectoryName(first.Location)!))
        {
            checkpoints.Remove(first);
            checkpoints.Collect();
            Assert.True(Directory.Exists(first.Location));
        }

        time.Advance(TimeSpan.FromMinutes(1));
        checkpoints.Collect();

        Assert.False(Directory.Exists(first.Location));
        Assert.True(Directory.Exists(second.Location));
    }

    [Fact]
    public void What_nobody_saved_for_a_month_is_removed_by_a_worker_that_starts()
    {
        var (old, fresh) = (Saved(seed: 0), Saved(seed: 1));
        Directory.SetLastWriteTimeUtc(old.Location, (time.GetUtcNow() - CheckpointFolder.Forsaken).UtcDateTime - TimeSpan.FromMinutes(1));

        checkpoints.Collect();

        Assert.False(Directory.Exists(old.Location));
        Assert.True(Directory.Exists(fresh.Location));
    }

    private CheckpointFolder Saved(int seed)
    {
        var folder = checkpoints.For(new GridPoint { Steps = 1, Seed = seed }, "")!.Folder;
        Directory.CreateDirectory(folder.Location);
        File.WriteAllText(Path.Combine(folder.Location, "checkpoint"), "state");
        return folder;
    }
}
