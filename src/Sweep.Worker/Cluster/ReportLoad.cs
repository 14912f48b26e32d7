using Sweep.Contracts.Scheduling;
using Sweep.Theory.Measuring;

namespace Sweep.Worker.Cluster;

/// <summary>Bounds the memory of reports that are not committed yet, over all leases of a worker: while it is full, no training begins.</summary>
/// <param name="most">Bytes. The reports of the training at hand may go beyond it.</param>
internal sealed class ReportLoad(long most = ReportLoad.Most)
{
    /// <summary>Default: 64 MiB.</summary>
    public const long Most = 64L << 20;

    /// <summary>Bytes of a report without lists and files.</summary>
    private const int Frame = 1024;

    private readonly Lock door = new();
    private TaskCompletionSource? room;
    private long bytes;

    /// <summary>Returns roughly how much memory a report takes.</summary>
    public static long BytesOf(TrialReport trial) =>
        Frame + (trial.Panel?.Length ?? 0) + (trial.CounterExample?.Length ?? 0)
        + Quantities.All.OfType<Quantity<IReadOnlyList<double>?>>().Sum(list => (long)(list.Get(trial.Measurement)?.Count ?? 0) * sizeof(double));

    /// <summary>Returns roughly how much memory a report takes.</summary>
    public static long BytesOf(TrainingFailure failure) => Frame + (failure.Error.Length * sizeof(char));

    public void Add(long more)
    {
        lock (door)
        {
            bytes += more;
        }
    }

    public void Remove(long less)
    {
        TaskCompletionSource? waited = null;
        lock (door)
        {
            bytes -= less;
            if (bytes < most)
            {
                (waited, room) = (room, null);
            }
        }

        waited?.SetResult();
    }

    /// <summary>Waits until there is room for further reports; false: cancelled first.</summary>
    public bool HasRoom(CancellationToken cancellationToken)
    {
        Task waiting;
        lock (door)
        {
            if (bytes < most)
            {
                return true;
            }

            room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = room.Task;
        }

        try
        {
            waiting.Wait(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
