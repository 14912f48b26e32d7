using System.CommandLine;
using Sweep.Cli.Presets;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

internal static class SubmitCommand
{
    public static Command Create(Shell shell)
    {
        var file = SweepFileArguments.File();
        var scale = SweepFileArguments.Scale();
        var priority = Arguments.Whole(
            "--priority", "Share of the workers' time; each step doubles it. Default: 0, or what the sweep has.", Arguments.LowestPriority, Arguments.HighestPriority);
        var fresh = Arguments.Fresh();
        var watch = new Option<bool>("--watch") { Description = "Stay and show the progress, as `sweep watch` does." };
        var format = Arguments.TextFormat();
        var command = new Command("submit", """
            Hands a sweep to the cluster: writes it to the database with its predictions, and returns.

            The nodes (see `sweep node` and `sweep nodes`) start on it within seconds. Submitting the same file again continues the sweep, also a
            paused one. A file of the same name with more points, such as a further value on an axis or more seeds, extends the sweep:
            only the new points are run. A file that lacks points of the sweep is refused.

            sweep submit fig2b --scale full --watch
            sweep submit mine.yaml --priority 2
            """)
        { file, scale, priority, fresh, watch, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var sweep = await SweepFile.LoadAsync(parsed.GetRequiredValue(file), parsed.GetValue(scale), cancellationToken);
            await SubmitAsync(shell, sweep, parsed.GetValue(priority), parsed.GetValue(fresh), parsed.GetValue(format), cancellationToken);
            return parsed.GetValue(watch)
                ? await new SweepWatch(shell, new() { Format = parsed.GetValue(format) }).RunAsync([sweep.Plan.Name], cancellationToken)
                : ExitCode.Done;
        });
        return command;
    }

    private static async Task SubmitAsync(Shell shell, SweepFile file, int? priority, bool fresh, TextFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        var name = file.Plan.Name;
        var images = await ImageFolders.ReadAsync(file.Plan, shell, cancellationToken);
        var submitted = await new SweepStore(database, shell.Time).SubmitAsync(file.Plan, images, file.Text, fresh, cancellationToken);
        if (priority is { } steps)
        {
            await new SweepControl(database).SetPriorityAsync(name, steps, cancellationToken);
        }

        shell.Answer(
            format, SubmissionText.Of(name, submitted), ("sweep", name), ("planned", submitted.Planned), ("added", submitted.Added),
            ("infeasible", submitted.Infeasible), ("trainings", submitted.Trainings), ("resumed", submitted.Resumed), ("state_before", submitted.Before));
        await WhatIsNext.SayAsync(shell.ForPeople(format), database, name, cancellationToken);
    }
}

/// <summary>Describes the outcome of a submission.</summary>
internal static class SubmissionText
{
    public static string Of(string name, SubmittedSweep sweep) => sweep switch
    {
        { Added: > 0 } => $"{name}: {Counted.Of(sweep.Planned, "trial")}, {sweep.Added} of them new, on {Counted.Of(sweep.Trainings, "network")}",
        { Before: SweepState.Paused } => $"{name}: {Counted.Of(sweep.Planned, "trial")}, no longer paused",
        { Resumed: true } => $"{name}: {Counted.Of(sweep.Planned, "trial")}, continued from an earlier run",
        _ => $"{name}: {Counted.Of(sweep.Planned, "trial")} on {Counted.Of(sweep.Trainings, "network")}, {sweep.Infeasible} infeasible",
    };
}
