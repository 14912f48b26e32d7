namespace Sweep.Storage.Schema.Rows;

/// <summary>A training in a worker's hands at the last flush: a snapshot for people, nothing decides by it.</summary>
internal sealed class RunningRow
{
    public required Guid TrainingId { get; init; }

    public required Guid SweepId { get; init; }

    public required string Worker { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Expires { get; init; }
}
