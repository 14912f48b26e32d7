using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

/// <summary>What the commands that change a sweep have in common: they write rows, so that they work with no cluster running.</summary>
internal static class ControlCommand
{
    /// <param name="sentence">What the change means.</param>
    /// <param name="runs">Whether the sweep is to run afterwards: then the command says who will work on it.</param>
    public static async Task<int> RunAsync(
        Shell shell, string name, Func<SweepControl, Task<SweepChange>> change, Func<string, SweepChange, string> sentence, bool runs,
        TextFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        await NamedSweep.CheckAsync(new SweepQueries(database), name, cancellationToken);
        var changed = await change(new SweepControl(database));
        shell.Answer(
            format, sentence(name, changed), ("sweep", name), ("state_before", changed.Before), ("state", changed.After), ("changed", changed.Changed),
            ("trials", changed.Trials), ("leased_trainings", changed.Leased));
        if (format == TextFormat.Text && runs && changed.After == SweepState.Running)
        {
            await WhatIsNext.SayAsync(shell, database, name, cancellationToken);
        }

        return ExitCode.Done;
    }
}
