using System.Data;
using System.Globalization;
using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Schema;
using Sweep.Theory;

namespace Sweep.Storage.Reading;

/// <summary>One statement of a person's own, in a transaction that PostgreSQL keeps read-only.</summary>
public sealed class ReadOnlyQuery(NpgsqlDataSource database)
{
    /// <summary>Views that people may ask for by name, all with a column <c>sweep</c>.</summary>
    public static IReadOnlyList<string> ViewNames => Views.InOrder;

    /// <summary>Runs one statement; dispose the rows to end the transaction.</summary>
    /// <param name="timeout">Longest time that the server works on it.</param>
    /// <exception cref="InvalidSweepException">It is wrong, it writes, or it is several statements.</exception>
    public Task<QueryRows> RunAsync(string sql, TimeSpan timeout, CancellationToken cancellationToken) => InTransactionAsync(
        async connection =>
        {
            // A batch command holds one statement by contract; the driver refuses more, and so would the server.
            await using var described = new NpgsqlBatch(connection) { BatchCommands = { new(sql) }, Timeout = 0 };
            string[] types;
            await using (var shape = await QueryFault.TranslateAsync(() => described.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellationToken), timeout))
            {
                types = [.. Enumerable.Range(0, shape.FieldCount).Select(shape.GetDataTypeName)];
            }

            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0, UnknownResultTypeList = [.. types.Select(ResultType.IsText)] };
            var reader = await QueryFault.TranslateAsync(() => command.ExecuteReaderAsync(cancellationToken), timeout);
            return new QueryRows(connection, command, command.Cancel, reader, types, timeout);
        },
        timeout, cancellationToken);

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
        return RunAsync(
            sweep is null
                ? new NpgsqlBatchCommand($"select * from sweep.{view} order by {order}")
                : new($"select * from sweep.{view} where sweep_id = sweep.id_of($1) order by {order}") { Parameters = { new() { Value = sweep } } },
            timeout, cancellationToken);
    }

    /// <summary>A statement of this program's own, whose types the driver gives as they are.</summary>
    internal Task<QueryRows> RunAsync(NpgsqlBatchCommand statement, TimeSpan timeout, CancellationToken cancellationToken) => InTransactionAsync(
        async connection =>
        {
            var batch = new NpgsqlBatch(connection) { BatchCommands = { statement }, Timeout = 0 };
            var reader = await QueryFault.TranslateAsync(() => batch.ExecuteReaderAsync(cancellationToken), timeout);
            return new QueryRows(connection, batch, batch.Cancel, reader, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)], timeout);
        },
        timeout, cancellationToken);

    private async Task<QueryRows> InTransactionAsync(Func<NpgsqlConnection, Task<QueryRows>> run, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var milliseconds = (long)timeout.TotalMilliseconds;
            await using var begin = new NpgsqlCommand(
                $"begin transaction read only; set local statement_timeout = {milliseconds}; set local search_path = sweep, public; set local timezone = 'UTC'; set local datestyle = 'ISO'; {FoldSettings.Local}", connection);
            await begin.ExecuteNonQueryAsync(cancellationToken);
            return await run(connection);
        }
        catch
        {
            await QueryRows.EndAsync(connection);
            throw;
        }
    }
}

/// <summary>Faults of a person's statement as sentences.</summary>
internal static class QueryFault
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> run, TimeSpan timeout)
    {
        try
        {
            return await run();
        }
        catch (NotSupportedException several)
        {
            throw new InvalidSweepException("the text holds several statements; give one at a time", several);
        }
        catch (PostgresException fault)
        {
            throw new InvalidSweepException(Sentence(fault, timeout), fault);
        }
        catch (NpgsqlException lost)
        {
            throw new UnfitEnvironmentException($"the connection to the database was lost ({lost.Message}); try again", lost);
        }
    }

    private static string Sentence(PostgresException fault, TimeSpan timeout) => fault.SqlState switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction => $"the statement would change the database ({fault.MessageText}); only reading is possible here, use psql to write",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"the statement needs rights that the database's user does not have ({fault.MessageText}); ask for what the views show",
        PostgresErrorCodes.QueryCanceled => string.Create(CultureInfo.InvariantCulture, $"the statement took longer than {timeout.TotalSeconds} s; narrow it with where or limit, or give it more time"),
        PostgresErrorCodes.ConfigurationLimitExceeded =>
            $"the statement writes more temporary files than a reader may ({fault.MessageText}); narrow it with where, or sort and group less",
        PostgresErrorCodes.SyntaxError when fault.MessageText.Contains("multiple commands", StringComparison.Ordinal) => "the text holds several statements; give one at a time",
        _ => $"the database refuses the statement: {fault.MessageText}{(fault.Hint is { } hint ? $" ({hint.TrimEnd('.')})" : "")}",
    };
}
