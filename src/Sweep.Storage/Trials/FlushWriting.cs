using Npgsql;
using Sweep.Storage.Database;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>One group commit. A measured trial is final: what comes afterwards is kept beside, never in its place.</summary>
internal sealed class FlushWriting(NpgsqlDataSource database, SweepId sweep, DateTimeOffset now)
{
    /// <summary>Measurements in one statement at most: the server keeps them in memory. In the order of their keys, neighbours in an index come together.</summary>
    private const int RowsOfStatement = 2000;

    private const string ReadAccepted = "select trial_id, attempt_id from sweep.measurements where trial_id = any($1)";

    private readonly FlushStatements statements = new(sweep, now);

    public async Task<bool> RunAsync(long epoch, Flush flush, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await IsOwnerAsync(connection, epoch, cancellationToken))
        {
            return false;
        }

        // A small flush is one message. The statements of a large one are sent one by one: while the server runs one, the next is made.
        var atOnce = flush.Measured.Count > RowsOfStatement ? 1 : int.MaxValue;
        var kept = await SendAsync(connection, Commands(flush).Chunk(atOnce), cancellationToken);
        await KeepTheRestAsync(connection, flush.Measured, kept, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Makes the commands of a flush, one at a time. Those that write measurements return how many were kept; no other one returns rows.</summary>
    private IEnumerable<NpgsqlBatchCommand> Commands(Flush flush)
    {
        // The first measurement of a trial is accepted; another one of the same flush comes after it.
        for (var left = flush.Measured; left.Count > 0;)
        {
            HashSet<TrialId> seen = [];
            var again = left.ToLookup(row => !seen.Add(row.Trial));
            foreach (var rows in again[false].OrderBy(static row => row.Trial.Value).Chunk(RowsOfStatement))
            {
                yield return statements.AcceptMeasurements(rows);
            }

            left = [.. again[true]];
        }

        foreach (var rows in flush.Failures.OrderBy(static row => row.Trial.Value).Chunk(RowsOfStatement))
        {
            yield return statements.AppendAttempts(rows);
        }

        if (flush.Measured.Count > 0)
        {
            yield return statements.DescribeWorkers([.. flush.Measured.Select(static row => row.Provenance).Reverse().DistinctBy(static row => row.Worker)]);
        }

        if (flush.FailedForGood.Count > 0)
        {
            yield return statements.GiveUp(flush.FailedForGood);
        }

        var leases = flush.Leases;
        if (leases.Ended is not { Count: 0 })
        {
            yield return statements.ForgetLeases(leases);
        }

        if (leases.Present.Count > 0)
        {
            yield return statements.ShowLeases(leases.Present);
        }
    }

    /// <summary>Sends messages of some commands each; returns the sum of what they return.</summary>
    private static async Task<long> SendAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand[]> messages, CancellationToken cancellationToken)
    {
        var (sum, running) = (0L, Task.FromResult(0L));
        try
        {
            foreach (var commands in messages)
            {
                sum += await running;
                running = SumAsync(connection, commands, cancellationToken);
            }
        }
        finally
        {
            // A connection runs one command at a time, also if the next one cannot be made.
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return sum + await running;
    }

    // The locks make a new owner wait for this flush, and this flush see a new owner.
    private async Task<bool> IsOwnerAsync(NpgsqlConnection connection, long epoch, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(SweepTurn.Shared("$1")) { Parameters = { new() { Value = sweep.Value } } },
                new("select 1 from sweep.sweeps where id = $1 and owner_epoch = $2 for share") { Parameters = { new() { Value = sweep.Value }, new() { Value = epoch } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.NextResultAsync(cancellationToken) && await reader.ReadAsync(cancellationToken);
    }

    private static async Task<long> SumAsync(NpgsqlConnection connection, NpgsqlBatchCommand[] commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var sum = 0L;
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                sum += reader.GetInt64(0);
            }
        }
        // A fault of a later statement comes with its result.
        while (await reader.NextResultAsync(cancellationToken));

        return sum;
    }

    /// <summary>Keeps late measurements, and the files of accepted ones. Most flushes have neither.</summary>
    private async Task KeepTheRestAsync(
        NpgsqlConnection connection, IReadOnlyList<MeasuredTrial> measured, long kept, CancellationToken cancellationToken)
    {
        if (kept == measured.Count && !measured.Any(static row => row.Panel is not null || row.CounterExample is not null))
        {
            return;
        }

        var accepted = await AcceptedAsync(connection, measured, cancellationToken);
        MeasuredTrial[] late = [.. measured.Where(row => !accepted.Contains((row.Trial.Value, row.Attempt)))];
        KeptFile[] files = [.. measured.Where(row => accepted.Contains((row.Trial.Value, row.Attempt))).SelectMany(KeptFile.Of)];
        await using var rest = new NpgsqlBatch(connection);
        if (late.Length > 0)
        {
            rest.BatchCommands.Add(statements.KeepLateMeasurements(late));
        }

        if (files.Length > 0)
        {
            rest.BatchCommands.Add(statements.KeepFiles(files));
        }

        if (rest.BatchCommands.Count > 0)
        {
            await rest.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<HashSet<(Guid Trial, Guid Attempt)>> AcceptedAsync(
        NpgsqlConnection connection, IReadOnlyList<MeasuredTrial> measured, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReadAccepted, connection);
        command.Parameters.Add(new() { Value = measured.Select(static row => row.Trial.Value).Distinct().ToArray() });
        HashSet<(Guid Trial, Guid Attempt)> accepted = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            accepted.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return accepted;
    }
}
