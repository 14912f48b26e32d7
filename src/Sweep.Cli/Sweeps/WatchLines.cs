using Sweep.Cli.Terminal;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

/// <summary>Prints plain lines: at once when the state of a sweep changes, otherwise every few seconds while its numbers change.</summary>
internal sealed class WatchLines(Shell shell)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (SweepState State, object Happened, long At)> said = [];

    public void Show(IReadOnlyList<WatchedSweep> sweeps)
    {
        foreach (var sweep in sweeps)
        {
            object happened = (sweep.Moment.Done, sweep.Look.Failed, sweep.Look.Retries, sweep.Look.Planned, sweep.IsAlone);
            if (said.TryGetValue(sweep.Name, out var last) && last.State == sweep.Look.State
                && (last.Happened.Equals(happened) || shell.Time.GetElapsedTime(last.At) < BetweenLines))
            {
                continue;
            }

            said[sweep.Name] = (sweep.Look.State, happened, shell.Time.GetTimestamp());
            shell.Say(sweep.Line());
        }
    }
}
