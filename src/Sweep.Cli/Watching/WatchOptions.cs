namespace Sweep.Cli.Watching;

/// <summary>How a watch prints.</summary>
internal enum WatchFormat
{
    /// <summary>A live table on a terminal, else a line for each change, at most one in a few seconds for each sweep.</summary>
    Text,

    /// <summary>One object a line for each change of a sweep, the last one with its verdicts.</summary>
    Json,
}

internal sealed record WatchOptions
{
    public WatchFormat Format { get; init; } = WatchFormat.Text;

    /// <summary>Longest time to wait for a database that does not answer. Default: 5 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
