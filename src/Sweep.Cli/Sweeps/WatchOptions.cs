using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Sweeps;

/// <summary>The format and the patience of a watch.</summary>
internal sealed record WatchOptions
{
    /// <summary>Text: a live table on a terminal, else a line for each change, at most one in a few seconds for each sweep. Json: one object a
    /// line for each change of a sweep, the last one with its verdicts.</summary>
    public TextFormat Format { get; init; } = TextFormat.Text;

    /// <summary>Longest time to wait for a database that does not answer. Default: 5 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
