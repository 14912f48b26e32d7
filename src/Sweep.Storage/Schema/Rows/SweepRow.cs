namespace Sweep.Storage.Schema.Rows;

/// <summary>A grid and its fate.</summary>
internal sealed class SweepRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Question { get; init; }

    public required string Canonical { get; init; }

    public required string FileText { get; init; }

    public required string State { get; init; }

    public required int Priority { get; init; }

    public required int MaxAttempts { get; init; }

    public TimeSpan? TrialTimeout { get; init; }

    /// <summary>True when nothing measured by an earlier sweep is taken over.</summary>
    public required bool Fresh { get; init; }

    /// <summary>Raised by whoever takes the sweep over; a flush of an older owner writes nothing.</summary>
    public required long OwnerEpoch { get; init; }

    public required long Planned { get; init; }

    public required long Infeasible { get; init; }

    public required long Trainings { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinalizedAt { get; init; }

    /// <summary>What people want to remember of it; empty: nothing.</summary>
    public required string Note { get; init; }

    public required string[] Tags { get; init; }
}
