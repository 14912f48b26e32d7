using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

/// <summary>Prints a notice above everything else about a sweep if one of its controls failed.</summary>
internal static class ControlsNotice
{
    /// <param name="say">Receives each line; nothing if no control failed.</param>
    /// <returns>Whether a control failed, so that no verdict counts.</returns>
    public static async Task<bool> SayAsync(SweepQueries queries, string sweep, Action<string> say, CancellationToken cancellationToken)
    {
        var failed = await queries.FailedControlsAsync(sweep, cancellationToken).ToListAsync(cancellationToken);
        if (failed.Count == 0)
        {
            return false;
        }

        say($"CONTROLS FAILED: {string.Join("; ", failed)}.");
        say("No verdict of this sweep counts: all of them read inconclusive. `sweep doctor` tests this machine.");
        return true;
    }
}
