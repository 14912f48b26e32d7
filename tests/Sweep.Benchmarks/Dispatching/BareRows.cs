using System.Diagnostics;
using Npgsql;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>Writes the rows that a sweep wrote once more, by the least that a database can be asked for.</summary>
internal sealed class BareRows(NpgsqlDataSource database)
{
    /// <summary>Rows of measurements, and of states, in one commit.</summary>
    public const int PerCommit = 1_000;

    /// <summary>Rows that are read at once, so that few reads lie between the commits.</summary>
    private const int PerRead = 20 * PerCommit;

    /// <summary>Measurements a second, each with its state, in durable commits; reading them is not counted.</summary>
    public async Task<double> RateAsync(CancellationToken cancellationToken)
    {
        await using var reading = await database.OpenConnectionAsync(cancellationToken);
        await using var writing = await database.OpenConnectionAsync(cancellationToken);
        var measurements = await BareTable.CreateAsync(writing, "measurements", cancellationToken);
        var states = await BareTable.CreateAsync(writing, "trial_states", cancellationToken);
        await using var snapshot = await reading.BeginTransactionAsync(cancellationToken);
        await measurements.OpenAsync(reading, "true", cancellationToken);
        await states.OpenAsync(reading, "state = 'succeeded'", cancellationToken);
        var (rows, took) = (0L, TimeSpan.Zero);
        while (true)
        {
            var ofMeasurements = await measurements.ReadAsync(reading, PerRead, cancellationToken);
            var ofStates = await states.ReadAsync(reading, PerRead, cancellationToken);
            if (ofMeasurements.Count == 0)
            {
                return rows / took.TotalSeconds;
            }

            foreach (var (measured, ended) in ofMeasurements.Chunk(PerCommit).Zip(ofStates.Chunk(PerCommit)))
            {
                await using var batch = new NpgsqlBatch(writing) { BatchCommands = { measurements.Insert(measured), states.Insert(ended) } };
                await batch.PrepareAsync(cancellationToken);
                var began = Stopwatch.GetTimestamp();
                await using var transaction = await writing.BeginTransactionAsync(cancellationToken);
                batch.Transaction = transaction;
                await batch.ExecuteNonQueryAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                took += Stopwatch.GetElapsedTime(began);
                rows += measured.Length;
            }
        }
    }
}
