using System.CommandLine;
using Sweep.Cli.Costs;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Presets;

internal static class PredictCommand
{
    private static readonly IReadOnlyList<string> Predicted = ["period", "bound", .. Laws.All.Select(static law => law.Note)];

    public static Command Create(Shell shell)
    {
        var file = SweepFileArguments.File();
        var scale = SweepFileArguments.Scale();
        var format = Arguments.Format();
        var notes = new Option<bool>("--notes") { Description = "Add the formula of each prediction, and why one is missing. CSV and JSON always have them." };
        var slots = Arguments.Whole("--slots", "Worker processes for which the time is estimated. Default: one for each CPU core, or one where times of a GPU are known.", 1, 1024);
        var command = new Command("predict", $"""
            Prints what the theory predicts for every trial of a sweep, and how long the sweep would take on this machine.

            It runs none of the sweep. The time comes from what earlier sweeps and earlier calls measured here; where nothing similar was
            measured, it times a few short trainings of the sweep for some seconds first, but not with --format csv or json.

            period    product of the pooling factors along each axis, P
            bound     largest number of embeddings of objects that look the same, in any scene of this network: the product of P over the axes
            {string.Join("\n", Laws.All.Select(static law => $"{law.Note,-9} {law.Help}"))}

            sweep predict quickstart
            sweep predict mine.yaml --format csv > predictions.csv
            """)
        { file, scale, format, notes, slots };
        // On another thread: signals are handled only while this thread waits.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => RunAsync(shell, parsed.GetRequiredValue(file), parsed.GetValue(scale), parsed.GetValue(format), parsed.GetValue(notes), parsed.GetValue(slots), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, string file, Scale? scale, OutputFormat format, bool notes, int? slots, CancellationToken cancellationToken)
    {
        var plan = (await SweepFile.LoadAsync(file, scale, cancellationToken)).Plan;
        await ImageFolders.ReadAsync(plan, shell, cancellationToken);
        if (plan.Points().TakeWhile(_ => !cancellationToken.IsCancellationRequested).All(SweepPlan.IsControl))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw SweepPlan.LeavesNothing(plan.Name);
        }

        var forPeople = format == OutputFormat.Table;
        var axes = forPeople ? SweptAxes.Of(plan) : [.. Enumerable.Range(0, PointCells.Axes.Count)];
        var cost = new CostOfPlan();
        IEnumerable<string> columns = [.. forPeople ? Array.Empty<string>() : ["control"], .. axes.Select(static axis => PointCells.Axes[axis]), .. Predicted, "infeasible", .. notes || !forPeople ? ["notes"] : Array.Empty<string>()];

        IEnumerable<IReadOnlyList<object?>> Rows(CostOfPlan counted) =>
            from point in plan.Points().TakeWhile(_ => !cancellationToken.IsCancellationRequested)
            let feasibility = Trial.Of(point)
            where counted.Add(point, feasibility)
            let isControl = SweepPlan.IsControl(point)
            // A table leaves out the controls, because its columns are the swept axes.
            where !(forPeople && isControl)
            let values = PointCells.Values(point)
            let prediction = feasibility.Trial?.Prediction
            select (IReadOnlyList<object?>)
            [
                .. forPeople ? Array.Empty<object?>() : [isControl],
                .. axes.Select(axis => values[axis]),
                .. Cells(prediction),
                feasibility.Reason,
                .. notes || !forPeople ? [Notes(prediction, forPeople)] : Array.Empty<object?>(),
            ];
        RowSet Set(CostOfPlan counted) => new([.. columns], Rows(counted).ToAsyncEnumerable());
        var fitting = forPeople && shell.Interactive ? await FittingAsync(Set(new()), shell.Out.Profile.Width, cancellationToken) : null;
        await shell.Out.PrintAsync(Set(cost).Only(fitting?.Shown), format, cancellationToken);
        if (fitting?.Sentence("a wider terminal or --format csv") is { } leftOut)
        {
            shell.Say(leftOut);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (PipeEnd.IsGone(shell.Out.Profile.Out.Writer))
        {
            // Not all points were counted.
            return ExitCode.Done;
        }

        // Programs read the rows from standard output; the sentence must not spoil them.
        Action<string> say = forPeople ? shell.Say : shell.Complain;
        say(cost.Sentence);
        if (!cost.NothingFeasible)
        {
            say(await new MachineTime(shell, slots).SentenceAsync(cost.Efforts, cost.Trainings, mayMeasure: forPeople, cancellationToken));
        }

        return cost.NothingFeasible
            ? throw new InvalidSweepException("every point of this sweep is infeasible; the column infeasible shows what would work")
            : ExitCode.Done;
    }

    /// <summary>Orders the columns with values for a narrow terminal: predictions first, then the axes of the point.</summary>
    private static async Task<FittingColumns> FittingAsync(RowSet rows, int width, CancellationToken cancellationToken)
    {
        var filled = (await ColumnLook.AtAsync(rows, cancellationToken)).Where(static look => look.Filled > 0 || PointCells.Axes.Contains(look.Name)).ToList();
        return FittingColumns.Of(filled, [.. filled.Where(static look => look.Name == "notes").Select(static look => look.Name), .. Predicted.Skip(2), .. PointCells.Axes], width);
    }

    private static IEnumerable<object?> Cells(Prediction? prediction) => prediction is null
        ? Predicted.Select(static _ => (object?)null)
        : [prediction.Period, prediction.Bound, .. Laws.All.Select(law => prediction[law])];

    private static object? Notes(Prediction? prediction, bool forPeople) =>
        forPeople ? string.Join("\n", prediction?.Notes ?? []) : prediction?.Notes;
}
