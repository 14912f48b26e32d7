namespace Sweep.Storage.Schema.Rows;

/// <summary>One grid point with its seed: what the theory predicts, and its state; the columns of the axes are those of <see cref="Sweep.Theory.Trials.Axes"/>.</summary>
internal sealed class TrialRow
{
    public required Guid Id { get; init; }

    public required Guid SweepId { get; init; }

    public Guid? TrainingId { get; init; }

    public required long Ordinal { get; init; }

    public required string Canonical { get; init; }

    /// <summary>The canonical text without the seed: equal for replicates.</summary>
    public required string Configuration { get; init; }

    public required string[] Measure { get; init; }

    /// <summary>Measured in every sweep to see that the instruments work.</summary>
    public required bool Control { get; init; }

    public int[]? Period { get; init; }

    public long? Bound { get; init; }

    public long? PredictedDistinct { get; init; }

    public bool? PredictedSeamless { get; init; }

    public bool? PredictedJump { get; init; }

    public bool? PredictedSeparable { get; init; }

    public bool? PredictedEquivariant { get; init; }

    public required string[] PredictionNotes { get; init; }

    public required double Cost { get; init; }

    public required string State { get; init; }

    public string? InfeasibleReason { get; init; }

    public string? FailureCause { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset? FinalizedAt { get; init; }

    /// <summary>Attempts recorded before this moment count no longer; by the database's clock.</summary>
    public DateTimeOffset? RetriedAt { get; init; }
}
