using Npgsql;
using Sweep.Storage.Schema;
using Sweep.Theory;

namespace Sweep.Storage.Queries;

/// <summary>One statement of a person's own, in a transaction that PostgreSQL keeps read-only.</summary>
public sealed class ReadOnlyQuery(NpgsqlDataSource database)
{
    /// <summary>Views that people may ask for by name, all with a column <c>sweep</c>.</summary>
    public static IReadOnlyList<string> ViewNames => Views.InOrder;

    /// <summary>Runs one statement; dispose the rows to end the transaction.</summary>
    /// <param name="timeout">Longest time that the server works on it.</param>
    /// <exception cref="InvalidSweepException">It is wrong, it writes, or it is several statements.</exception>
    public Task<QueryRows> RunAsync(string sql, TimeSpan timeout, CancellationToken cancellationToken) =>
        RunAsync(new NpgsqlBatchCommand(sql), timeout, cancellationToken);

    /// <summary>The rows of a view, of one sweep or of all, in grid order where the view has one.</summary>
    /// <exception cref="InvalidSweepException">There is no such view.</exception>
    public Task<QueryRows> ViewAsync(string view, string? sweep, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!ViewNames.Contains(view))
        {
            throw new InvalidSweepException($"there is no view {view}; the views are {string.Join(", ", ViewNames)}");
        }

        // By the id of the sweep: its name stands in another table, and the server could not reckon with the size of this very sweep.
        var order = view is "trial_results" or "attempt_history" ? (sweep is null ? "sweep, ordinal" : "ordinal") : "1, 2, 3";
        return sweep is null
            ? RunAsync(new NpgsqlBatchCommand($"select * from sweep.{view} order by {order}"), timeout, cancellationToken)
            : RunAsync($"select * from sweep.{view} where sweep_id = (select id from sweep.sweeps where name = $1) order by {order}", [sweep], timeout, cancellationToken);
    }

    /// <summary>The rows of <c>trial_results</c> whose id begins with these digits, two at most: an index finds them.</summary>
    /// <param name="digits">Hexadecimal digits of the id, with or without its hyphens.</param>
    public Task<QueryRows> TrialsAsync(string sweep, string digits, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var given = digits.Replace("-", "", StringComparison.Ordinal);
        var isId = given.Length is > 0 and <= 32 && given.All(char.IsAsciiHexDigit);
        object[] range = isId ? [Guid.Parse(given.PadRight(32, '0')), Guid.Parse(given.PadRight(32, 'f'))] : [Guid.AllBitsSet, Guid.Empty];
        return RunAsync(
            "select * from sweep.trial_results where trial_id between $2 and $3 and sweep_id = (select id from sweep.sweeps where name = $1) limit 2",
            [sweep, .. range], timeout, cancellationToken);
    }

    /// <summary>The rows of <c>attempt_history</c> of one trial, first attempt first.</summary>
    public Task<QueryRows> AttemptsAsync(Guid trial, TimeSpan timeout, CancellationToken cancellationToken) =>
        RunAsync("select * from sweep.attempt_history where trial_id = $1 order by attempt", [trial], timeout, cancellationToken);

    private Task<QueryRows> RunAsync(string sql, object[] values, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            statement.Parameters.Add(new() { Value = value });
        }

        return RunAsync(statement, timeout, cancellationToken);
    }

    internal async Task<QueryRows> RunAsync(NpgsqlBatchCommand statement, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var milliseconds = (long)timeout.TotalMilliseconds;
            await using var begin = new NpgsqlCommand(
                $"begin transaction read only; set local statement_timeout = {milliseconds}; set local search_path = sweep, public; {FoldSettings.Local}", connection);
            await begin.ExecuteNonQueryAsync(cancellationToken);

            // A batch command holds one statement by contract; the driver refuses more, and so would the server.
            var batch = new NpgsqlBatch(connection) { BatchCommands = { statement }, Timeout = 0 };
            return new(connection, batch, await QueryFault.TranslateAsync(() => batch.ExecuteReaderAsync(cancellationToken), timeout));
        }
        catch
        {
            await QueryRows.EndAsync(connection);
            throw;
        }
    }
}
