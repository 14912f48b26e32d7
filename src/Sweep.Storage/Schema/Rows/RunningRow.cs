namespace Sweep.Storage.Schema.Rows;

/// <summary>A training in a worker's hands, written before the worker gets it: the next owner of the sweep goes on from here.</summary>
internal sealed class RunningRow
{
    public required Guid TrainingId { get; init; }

    public required Guid SweepId { get; init; }

    public required long Token { get; init; }

    public required string Worker { get; init; }

    /// <summary>The process that holds it, of all that bore the worker's name.</summary>
    public required Guid Incarnation { get; init; }

    /// <summary>The node of the worker; empty on a machine that is no part of a cluster.</summary>
    public required string Node { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Expires { get; init; }
}
