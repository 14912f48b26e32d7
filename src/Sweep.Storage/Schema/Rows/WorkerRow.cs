namespace Sweep.Storage.Schema.Rows;

/// <summary>A worker that has delivered measurements, as it described itself last.</summary>
internal sealed class WorkerRow
{
    public required string Name { get; init; }

    public required string Device { get; init; }

    public required string GitRevision { get; init; }

    public required string Libraries { get; init; }

    public required bool OneDnn { get; init; }

    public required bool SelfTestPassed { get; init; }

    public required int Threads { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }
}
