namespace Sweep.Storage.Schema.Rows;

/// <summary>The verdict on one evaluation and where its numbers come from; the columns of the numbers are those of <see cref="Sweep.Theory.Measuring.Quantities"/>.</summary>
internal abstract class MeasurementColumns
{
    public required Guid TrialId { get; init; }

    public required Guid AttemptId { get; init; }

    public required string Verdict { get; init; }

    public string? DistinctVerdict { get; init; }

    public string? StitchingVerdict { get; init; }

    public string? SeamsVerdict { get; init; }

    public string? SeparableVerdict { get; init; }

    public string? ShiftsVerdict { get; init; }

    public required string Reason { get; init; }

    /// <summary>Why the verdict, without this trial's numbers; null: judged before causes were noted.</summary>
    public string? Cause { get; init; }

    public required string Worker { get; init; }

    public required string Device { get; init; }

    public required string GitRevision { get; init; }

    public required string Libraries { get; init; }

    public required bool OneDnn { get; init; }

    public required bool SelfTestPassed { get; init; }

    public required int Threads { get; init; }

    public required TimeSpan TrainingTime { get; init; }

    public required TimeSpan MeasuringTime { get; init; }

    /// <summary>Hash of the compiled theory and learning code.</summary>
    public required string Science { get; init; }

    /// <summary>Step from which the training went on after an interruption; null: it was done in one go.</summary>
    public int? ResumedStep { get; init; }

    /// <summary>SHA-256 of the user's images that were seen; empty for made scenes, and where it was measured before that was noted.</summary>
    public required string ImagesSha256 { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>The accepted measurement of a trial: there is one at most.</summary>
internal sealed class MeasurementRow : MeasurementColumns
{
    /// <summary>The trial's sweep, here once more so that verdicts are counted and found without reading trials.</summary>
    public required Guid SweepId { get; init; }

    /// <summary>The trial of another sweep that was measured in place of this one; null: this one was.</summary>
    public Guid? ReusedFrom { get; init; }
}

/// <summary>A measurement that came when its trial was final already: kept as evidence, for it should show the same numbers.</summary>
internal sealed class LateMeasurementRow : MeasurementColumns;
