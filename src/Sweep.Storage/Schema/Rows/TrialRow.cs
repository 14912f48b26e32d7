namespace Sweep.Storage.Schema.Rows;

/// <summary>One grid point with its seed: every axis, what the theory predicts, and its state.</summary>
internal sealed class TrialRow
{
    public required Guid Id { get; init; }

    public required Guid SweepId { get; init; }

    public Guid? TrainingId { get; init; }

    public required long Ordinal { get; init; }

    public required string Canonical { get; init; }

    /// <summary>The canonical text without the seed: equal for replicates.</summary>
    public required string Configuration { get; init; }

    public required int Dimensions { get; init; }

    public required int Depth { get; init; }

    public required string Factor { get; init; }

    public required string Padding { get; init; }

    public required string Upsampling { get; init; }

    public required string Pooling { get; init; }

    public required int Convolutions { get; init; }

    public required int Width { get; init; }

    public required int Embedding { get; init; }

    public required string Scene { get; init; }

    public required int Radius { get; init; }

    public required int[] Spacing { get; init; }

    public int[]? TrainWindow { get; init; }

    public int[]? TileCrop { get; init; }

    public required int Steps { get; init; }

    public required double LearningRate { get; init; }

    public required double DeltaV { get; init; }

    public required double DeltaD { get; init; }

    public required string PairMask { get; init; }

    public required string Precision { get; init; }

    public required int Batch { get; init; }

    public required string Normalisation { get; init; }

    public required double Noise { get; init; }

    public required double Elastic { get; init; }

    public required string Images { get; init; }

    public int[]? WholeImage { get; init; }

    public int[]? Halo { get; init; }

    public required double Bandwidth { get; init; }

    public required string Kernel { get; init; }

    public required string[] Measure { get; init; }

    /// <summary>Measured in every sweep to see that the instruments work.</summary>
    public required bool Control { get; init; }

    public required int Seed { get; init; }

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
