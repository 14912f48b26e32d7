using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

/// <summary>Runs a command that changes a sweep. Such a command writes rows only, so it needs no running cluster.</summary>
internal static class ControlCommand
{
    /// <param name="sentence">Makes the sentence about the change.</param>
    /// <param name="runs">Whether the sweep shall run afterwards; the command then shows what will work on it.</param>
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
