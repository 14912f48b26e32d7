using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Sweeps;

/// <summary>Reports when another process pauses, resumes or cancels the sweep that runs here; otherwise the sweep would seem to hang.</summary>
internal sealed class OutsideChanges(Shell shell, SweepStore store, SweepId sweep)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private long last = shell.Time.GetTimestamp();
    private SweepState state = SweepState.Running;

    /// <param name="atOnce">Whether to look again even right after the last look.</param>
    public async Task LookAsync(bool atOnce, CancellationToken cancellationToken)
    {
        if (!atOnce && shell.Time.GetElapsedTime(last) < BetweenLooks)
        {
            return;
        }

        last = shell.Time.GetTimestamp();
        try
        {
            var header = await store.ReadHeaderAsync(sweep, cancellationToken);
            if (header.State != state)
            {
                state = header.State;
                Say(header.Name);
            }
        }
        catch (NpgsqlException)
        {
            // The database does not answer; the run of the sweep reports that itself.
        }
    }

    private void Say(string name)
    {
        switch (state)
        {
            case SweepState.Paused: shell.Say($"paused from elsewhere; `sweep resume {name}` lets it run again"); break;
            case SweepState.Running: shell.Say("runs again"); break;
            case SweepState.Cancelled: shell.Say($"cancelled from elsewhere; `sweep retry {name}` measures the other trials"); break;
        }
    }
}
