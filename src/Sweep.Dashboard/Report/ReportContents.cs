using Sweep.Storage.Reading;
using Sweep.Storage.Reports;

namespace Sweep.Dashboard.Report;

/// <summary>The data of a report.</summary>
internal sealed record ReportContents
{
    public required SweepSummary Sweep { get; init; }

    public required ReportHead Head { get; init; }

    /// <summary>Failed controls; if there is one, no verdict counts.</summary>
    public required IReadOnlyList<string> FailedControls { get; init; }

    public required IReadOnlyList<LawVerdicts> Laws { get; init; }

    public required VerdictCauses Causes { get; init; }

    /// <summary>The answer to the sweep's question.</summary>
    public required string Answer { get; init; }

    /// <summary>Feasible trials without a measurement, by the law that they test.</summary>
    public required IReadOnlyDictionary<string, long> Unmeasured { get; init; }

    /// <summary>The folded rows, by the names of their views.</summary>
    public required IReadOnlyDictionary<string, FoldedRows> Folded { get; init; }

    /// <summary>Jump ratios of the configurations with several seeds.</summary>
    public required IReadOnlyList<SeedMoments> JumpRatios { get; init; }

    public required IReadOnlyList<Chart> Charts { get; init; }

    public required IReadOnlyList<RepresentativePicture> Pictures { get; init; }

    /// <summary>The files of the first of these pictures.</summary>
    public required IReadOnlyList<byte[]> PictureFiles { get; init; }

    public required IReadOnlyList<Deviation> Deviations { get; init; }

    public required PredictionAudit Predictions { get; init; }

    public required IReadOnlyList<Surroundings> Surroundings { get; init; }

    public required Determinism Determinism { get; init; }

    /// <summary>Hash of the data; null: the sweep was running while it was read, so numbers may be from different moments.</summary>
    public required string? DataHash { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required string ProgramVersion { get; init; }

    public Coverage Coverage => Sweep.Coverage;

    public long Feasible => Coverage.Planned - Coverage.Infeasible;

    /// <summary>Whether every feasible trial has a measurement: only then may a law be called confirmed.</summary>
    public bool IsComplete => Coverage.Succeeded == Feasible && DataHash is not null;
}
