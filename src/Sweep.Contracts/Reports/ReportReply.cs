namespace Sweep.Contracts.Reports;

/// <summary>What was made of a report; all of it is committed.</summary>
[GenerateSerializer, Immutable, Alias("sweep.ReportReply")]
public sealed record ReportReply
{
    /// <summary>Trials and failures that count.</summary>
    [Id(0)] public required int Accepted { get; init; }

    /// <summary>Reported before under the same lease.</summary>
    [Id(1)] public required int Duplicate { get; init; }

    /// <summary>Refused, because the lease had passed to somebody else.</summary>
    [Id(2)] public required int Stale { get; init; }
}
