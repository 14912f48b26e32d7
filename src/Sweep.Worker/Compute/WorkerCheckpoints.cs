using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;
using Sweep.Learning.Training;
using Sweep.Theory.Points;

namespace Sweep.Worker.Compute;

/// <summary>Checkpoints of this worker's trainings.</summary>
/// <param name="artifacts">Folder that the workers share; null: there are no checkpoints.</param>
internal sealed class WorkerCheckpoints(
    string? artifacts, TimeSpan interval, WorkerProvenance provenance, TimeProvider time, ILogger<WorkerCheckpoints> logger)
{
    private static readonly TimeSpan BetweenCollections = TimeSpan.FromMinutes(1);

    private readonly Lock door = new();
    private readonly List<CheckpointFolder> left = [];
    private long? collected;

    /// <summary>Returns the checkpointing of a training; null: it is not saved, or the network is not trained.</summary>
    /// <param name="images">SHA-256 of the user's images that it uses; empty for made scenes.</param>
    public Checkpointing? For(GridPoint point, string images) => artifacts is null || point.Steps == 0
        ? null
        : new(
            CheckpointFolder.For(artifacts, point, images, provenance.Science, provenance.Libraries, provenance.Device),
            interval,
            time,
            logger.CheckpointTrouble);

    /// <summary>Removes the checkpoints of a training that will not be resumed, because it is reported or failed for good.</summary>
    public void Remove(CheckpointFolder folder)
    {
        if (IsDone(folder.Remove, folder.Location))
        {
            return;
        }

        lock (door)
        {
            left.Add(folder);
        }
    }

    /// <summary>Removes folders that could not be removed before, once a minute at most. The first call also removes folders of earlier workers.</summary>
    public void Collect()
    {
        if (artifacts is null || (collected is { } at && time.GetElapsedTime(at) < BetweenCollections))
        {
            return;
        }

        if (collected is null)
        {
            IsDone(() => CheckpointFolder.RemoveForsaken(artifacts, time.GetUtcNow()), artifacts);
        }

        collected = time.GetTimestamp();
        lock (door)
        {
            left.RemoveAll(folder => IsDone(folder.Remove, folder.Location));
        }
    }

    private bool IsDone(Action remove, string place)
    {
        try
        {
            remove();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.CheckpointsLeft(place, exception.Message);
            return false;
        }
    }
}

/// <summary>Events of a worker's checkpoints, numbers 204 and 205. Numbers are never reused.</summary>
internal static partial class CheckpointLog
{
    [LoggerMessage(204, LogLevel.Warning, "{Sentence}")]
    public static partial void CheckpointTrouble(this ILogger logger, string sentence);

    [LoggerMessage(205, LogLevel.Debug, "The checkpoints in {Folder} were not removed: {Reason}")]
    public static partial void CheckpointsLeft(this ILogger logger, string folder, string reason);
}
