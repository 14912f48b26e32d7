using Npgsql;
using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Cli.Results;

/// <summary>Prints one trial: its axes, prediction, measurement, verdict, and attempts.</summary>
internal sealed class TrialSheet(Shell shell, NpgsqlDataSource database)
{
    private readonly TrialQueries queries = new(database);

    public async Task PrintAsync(string sweep, string idPrefix, OutputFormat format, CancellationToken cancellationToken)
    {
        var trial = await FindAsync(sweep, idPrefix, cancellationToken);
        if (format != OutputFormat.Table)
        {
            IReadOnlyList<object?> row = [.. trial.Fields.Values];
            await shell.Out.PrintAsync(new([.. trial.Fields.Keys], new[] { row }.ToAsyncEnumerable()), format, cancellationToken);
            return;
        }

        PrintHeading(trial);
        foreach (var (title, fields) in SheetSections.Of(trial.Fields))
        {
            PrintSection(title, fields);
        }

        await PrintAttemptsAsync(trial, cancellationToken);
        await PrintLateAsync(trial, cancellationToken);
        var examples = new CounterExamples(database);
        if (await examples.OfAsync(trial.Id, cancellationToken) is { } example)
        {
            foreach (var recheck in await examples.RechecksAsync(example.Artifact, cancellationToken) ?? [])
            {
                shell.Say($"measured again {recheck.Condition}: {(recheck.Judgement is { } judged ? $"{ChoiceText.Of(judged.Overall).Replace('_', ' ')}, {judged.Reason}" : recheck.Trouble)}");
            }

            var where = example.Trial == trial.Id ? "" : $", of trial {ShortId.Of(example.Trial)} of {example.Sweep}, which made this measurement";
            shell.Say($"a counter-example of {example.Bytes} bytes is kept{where}; to measure it again:");
            shell.SayWhole($"  {ProgramName.Of(shell)} replay {ShortId.Of(example.Trial)}");
        }
    }

    private async Task<TrialDetail> FindAsync(string sweep, string idPrefix, CancellationToken cancellationToken)
    {
        var found = await queries.FindAsync(idPrefix, cancellationToken);
        if (found.Count > 1)
        {
            throw new InvalidSweepException($"several trials have an id that starts with {idPrefix}; give more digits");
        }

        var trial = found.Count == 0 ? null : await queries.ReadAsync(found[0], cancellationToken);
        return trial?.Sweep == sweep ? trial : throw new InvalidSweepException(
            $"sweep {sweep} has no trial whose id starts with {idPrefix}{(trial is null ? "" : $", but {trial.Sweep} has one")}; `sweep results {sweep} --all` shows the ids");
    }

    private void PrintHeading(TrialDetail trial)
    {
        var line = new Paragraph();
        line.Append($"trial {ShortId.Of(trial.Id)}", new Style(decoration: Decoration.Bold));
        line.Append(CellText.Printable($" of {trial.Sweep}, {trial.Fields["state"]}"));
        if (trial.Fields["verdict"] is string verdict)
        {
            var look = VerdictLook.All.Single(look => look.Verdict == ChoiceText.Parse<Verdict>(verdict));
            line.Append($"  {look.Mark(shell.Unicode)} {look.Words}", new Style(look.Color, decoration: Decoration.Bold));
        }

        line.Append("\n");
        shell.Out.Write(line);
    }

    private void PrintSection(string title, IReadOnlyList<(string Name, object? Value)> fields)
    {
        shell.Out.Write(new Text($"{title}\n", new Style(decoration: Decoration.Bold)));
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(2, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        foreach (var (name, value) in fields)
        {
            // Notes are sentences: each one begins a new line.
            var text = value is string[] { Length: > 1 } notes && name.EndsWith("notes", StringComparison.Ordinal) ? string.Join('\n', notes) : value;
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), Frames.Cell(text));
        }

        shell.Out.Write(grid);
    }

    private async Task PrintLateAsync(TrialDetail trial, CancellationToken cancellationToken)
    {
        foreach (var late in await queries.LateAsync(trial.Id, cancellationToken))
        {
            shell.Say($"worker {late.Worker} reported it again when it was final: {late.Differing switch
            {
                null => "there was no measurement to compare with",
                [] => "the same numbers to the last bit",
                var differing => $"other numbers, in {string.Join(", ", differing)}",
            }}");
        }
    }

    private async Task PrintAttemptsAsync(TrialDetail trial, CancellationToken cancellationToken)
    {
        var attempts = await queries.AttemptsAsync(trial.Id, cancellationToken);
        if (attempts.Count == 0)
        {
            return;
        }

        shell.Out.Write(new Text("attempts\n", new Style(decoration: Decoration.Bold)));
        var rows = RowSet.Of(
            attempts.Select(static (attempt, at) => (Attempt: attempt, Number: at + 1)),
            new("attempt", static row => row.Number),
            new("worker", static row => row.Attempt.Worker),
            new("device", static row => row.Attempt.Device),
            new("started_at", static row => row.Attempt.Started),
            new("duration_ms", static row => (row.Attempt.Ended - row.Attempt.Started).TotalMilliseconds),
            new("accepted", static row => row.Attempt.Accepted),
            new("cause", static row => row.Attempt.Cause),
            new RowColumn<(TrialAttempt Attempt, int Number)>("error", static row => row.Attempt.Error));
        await shell.Out.PrintAsync(rows, OutputFormat.Table, cancellationToken);
    }
}
