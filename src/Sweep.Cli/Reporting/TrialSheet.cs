using Npgsql;
using Sweep.Cli.Output;
using Sweep.Storage.Queries;
using Sweep.Theory;

namespace Sweep.Cli.Reporting;

/// <summary>One trial whole: its parameters, what was predicted and measured, the verdict, and every attempt at it.</summary>
internal sealed class TrialSheet(Shell shell, NpgsqlDataSource database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task PrintAsync(string sweep, string idPrefix, OutputFormat format, CancellationToken cancellationToken)
    {
        var (columns, trial) = await FindAsync(sweep, idPrefix, cancellationToken);
        if (format != OutputFormat.Table)
        {
            await shell.Out.PrintAsync(new(columns, new[] { trial }.ToAsyncEnumerable()), format, cancellationToken);
            return;
        }

        var fields = columns.Zip(trial).Where(static field => field.Second is not null);
        await shell.Out.PrintAsync(
            RowSet.Of(fields, new("field", static field => field.First), new Column<(string First, object? Second)>("value", static field => field.Second)),
            format,
            cancellationToken);
        await PrintAttemptsAsync((Guid)trial[IndexOfId(columns)]!, cancellationToken);
    }

    private async Task<(IReadOnlyList<string> Columns, IReadOnlyList<object?> Trial)> FindAsync(string sweep, string idPrefix, CancellationToken cancellationToken)
    {
        await using var rows = await new ReadOnlyQuery(database).TrialsAsync(sweep, idPrefix, Patience, cancellationToken);
        var found = await rows.ReadAsync(cancellationToken).ToListAsync(cancellationToken);
        return found.Count switch
        {
            1 => (rows.Columns, found[0]),
            0 => throw new InvalidSweepException($"sweep {sweep} has no trial whose id starts with {idPrefix}; `sweep results {sweep} --all` shows the ids"),
            _ => throw new InvalidSweepException($"several trials of sweep {sweep} have an id that starts with {idPrefix}; give more digits"),
        };
    }

    private async Task PrintAttemptsAsync(Guid trial, CancellationToken cancellationToken)
    {
        await using var rows = await new ReadOnlyQuery(database).AttemptsAsync(trial, Patience, cancellationToken);
        string[] shown = ["attempt", "worker", "device", "started_at", "duration_ms", "cause", "error", "accepted"];
        int[] positions = [.. shown.Select(name => rows.Columns.ToList().IndexOf(name))];
        var attempts = rows.ReadAsync(cancellationToken)
            .Select(row => (IReadOnlyList<object?>)[.. positions.Select(position => row[position])]);
        await shell.Out.PrintAsync(new(shown, attempts), OutputFormat.Table, cancellationToken);
    }

    private static int IndexOfId(IReadOnlyList<string> columns) => columns.ToList().IndexOf("trial_id");
}
