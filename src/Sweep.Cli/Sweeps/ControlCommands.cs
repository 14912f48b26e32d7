using System.CommandLine;
using System.Globalization;
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

internal static class PauseCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("pause", """
            Pauses a sweep: no further lease is granted, and workers finish the leases that they have.

            It writes to the database alone: the cluster, or the `sweep run` that works on the sweep, sees it within a second or two.
            `sweep resume NAME` lets the sweep run again, and so does submitting its file.
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => ControlCommand.RunAsync(
            shell, parsed.GetRequiredValue(name), control => control.PauseAsync(parsed.GetRequiredValue(name), cancellationToken), Sentence, runs: false, parsed.GetValue(format), cancellationToken));
        return command;
    }

    internal static string Sentence(string name, SweepChange change) =>
        $"{name} is paused{(change.Changed ? "" : " already")}: " + (change.Leased == 0
            ? "no worker has a lease of it"
            : $"{Counted.Of(change.Leased, "training")} under lease will be finished, and no further lease is granted");
}

internal static class ResumeCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("resume", """
            Lets a paused sweep run again, and continues an interrupted one from where it was.

            A sweep is interrupted when no node is alive and no `sweep run` works on it: after Ctrl-C or a power cut. It then runs on this machine, as
            it was submitted, until it is finished; its own images must be unchanged since then.

            To continue a cancelled sweep, use `sweep retry`. To extend a finished sweep, submit its file with more points.
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetRequiredValue(name), parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, string name, TextFormat format, CancellationToken cancellationToken) =>
        await IsInterruptedAsync(shell, name, cancellationToken)
            ? await new SweepRun(shell, name, new(null, null, null), format).GoOnAsync(cancellationToken)
            : await ControlCommand.RunAsync(shell, name, control => control.ResumeAsync(name, cancellationToken), Sentence, runs: true, format, cancellationToken);

    private static async Task<bool> IsInterruptedAsync(Shell shell, string name, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        var queries = new SweepQueries(database);
        await NamedSweep.CheckAsync(queries, name, cancellationToken);
        return await queries.FindAsync(name, cancellationToken) is { Interrupted: true };
    }

    internal static string Sentence(string name, SweepChange change) => change.Changed ? $"{name} runs again" : $"{name} is not paused";
}

internal static class CancelCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("cancel", """
            Ends a sweep: keeps its measurements, and cancels the other trials.

            Workers stop their work on it within seconds. A result that arrives later is kept as a late measurement and does not count.
            `sweep retry NAME` measures the cancelled trials after all. To stop a sweep for a while only, use `sweep pause NAME`.
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => ControlCommand.RunAsync(
            shell, parsed.GetRequiredValue(name), control => control.CancelAsync(parsed.GetRequiredValue(name), cancellationToken), Sentence, runs: false, parsed.GetValue(format), cancellationToken));
        return command;
    }

    internal static string Sentence(string name, SweepChange change) => change switch
    {
        { Changed: false } => $"{name} is cancelled already",
        { Leased: 0 } => $"{name} is cancelled: {Counted.Of(change.Trials, "trial")} will not be measured",
        _ => $"{name} is cancelled: {Counted.Of(change.Trials, "trial")} will not be measured, "
            + $"and {Counted.Of(change.Leased, "training")} under lease will be stopped within seconds",
    };
}

internal static class RetryCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("retry", """
            Measures the failed and the cancelled trials of a sweep again, with fresh budgets of attempts.

            Measurements stay as they are, and every earlier attempt stays on record (see the view attempt_history).
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => ControlCommand.RunAsync(
            shell, parsed.GetRequiredValue(name), control => control.RetryAsync(parsed.GetRequiredValue(name), cancellationToken), Sentence, runs: true, parsed.GetValue(format), cancellationToken));
        return command;
    }

    internal static string Sentence(string name, SweepChange change) => change switch
    {
        { Trials: > 0 } => $"{name}: {Counted.Of(change.Trials, "trial")} that failed or {(change.Trials == 1 ? "was" : "were")} cancelled will be measured again",
        { Changed: true } => $"{name} is finished: it was cancelled after its last trial",
        _ => $"{name}: no trial failed or was cancelled, so there is nothing to retry",
    };
}

internal static class PriorityCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var priority = new Argument<int>("N") { Description = "From -10 to 10; a sweep starts with 0." };
        priority.Validators.Add(static result =>
        {
            if (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var steps) || steps is < Arguments.LowestPriority or > Arguments.HighestPriority)
            {
                result.AddError($"priority {result.Tokens[0].Value} is not a whole number from {Arguments.LowestPriority} to {Arguments.HighestPriority}");
            }
        });
        var command = new Command("priority", """
            Changes the share of the workers' time that a sweep gets; each step doubles it.

            Of two running sweeps with priorities 1 and 0 the first gets two thirds of the time. Every running sweep gets some time.
            """)
        { name, priority, format };
        command.SetAction((parsed, cancellationToken) =>
        {
            var steps = parsed.GetRequiredValue(priority);
            return ControlCommand.RunAsync(
                shell, parsed.GetRequiredValue(name), control => control.SetPriorityAsync(parsed.GetRequiredValue(name), steps, cancellationToken),
                (sweep, _) => Sentence(sweep, steps), runs: false, parsed.GetValue(format), cancellationToken);
        });
        return command;
    }

    internal static string Sentence(string name, int priority) => priority switch
    {
        0 => $"{name} has priority 0, as every sweep has at first",
        > 0 => $"{name} has priority {priority}: {1 << priority} times the share of a sweep of priority 0",
        _ => $"{name} has priority {priority}: a sweep of priority 0 gets {1 << -priority} times its share",
    };
}
