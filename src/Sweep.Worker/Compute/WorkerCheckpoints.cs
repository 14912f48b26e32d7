using Microsoft.Extensions.Logging;
using Sweep.Contracts.Workers;
using Sweep.Learning.Training.Checkpoints;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Compute;

/// <summary>Where this worker's trainings are saved.</summary>
/// <param name="artifacts">Folder that the workers share; null: nothing is saved.</param>
internal sealed class WorkerCheckpoints(
    string? artifacts, TimeSpan interval, WorkerProvenance provenance, TimeProvider time, ILogger<WorkerCheckpoints> logger)
{
    /// <summary>Null for a network that is not trained.</summary>
    public Checkpointing? For(GridPoint point) => artifacts is null || point.Steps == 0
        ? null
        : new(
            CheckpointFolder.For(artifacts, point, provenance.Science, provenance.Libraries, provenance.Device),
            interval,
            time,
            logger.CheckpointTrouble);

    /// <summary>Nobody will go on with the training: it is reported, or comes to nothing.</summary>
    public void Remove(CheckpointFolder folder)
    {
        try
        {
            folder.Remove();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.CheckpointsLeft(folder.Location, exception.Message);
        }
    }
}
