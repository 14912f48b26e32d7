using Npgsql;

namespace Sweep.Synthetic;

/// <summary>
/// Sweeps that nobody measured, for seeing how the views and pages do at a size: a plausible grid in every state with every verdict, its
/// attempts, loss curves and late reports, made by the server alone.
/// </summary>
public static class SyntheticSweeps
{
    /// <summary>
    /// Adds one sweep. It is paused, so that nobody takes it up: its last trials are pending. Two sweeps of one size are the same grid, with
    /// other numbers in few places.
    /// </summary>
    public static async Task FillAsync(NpgsqlDataSource database, string name, long trials, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await RunAsync(connection, SyntheticPoints.Table, cancellationToken);
            await RunAsync(connection, SyntheticPoints.Fill, cancellationToken, trials, name);
            await RunAsync(connection, "create index on synthetic (id); analyze synthetic", cancellationToken);
            await RunAsync(connection, SyntheticRows.Sweep, cancellationToken, name);
            await RunAsync(connection, SyntheticRows.PredictionNotes, cancellationToken);
            await RunAsync(connection, SyntheticRows.Configurations, cancellationToken, name);
            await RunAsync(connection, SyntheticRows.Trials, cancellationToken, name);
            await RunAsync(connection, SyntheticRows.States, cancellationToken, name);
            await RunAsync(connection, SyntheticRows.Workers, cancellationToken);
            await RunAsync(connection, SyntheticRows.Attempts, cancellationToken);
            await RunAsync(connection, SyntheticMeasurements.Accepted, cancellationToken, name);
            await RunAsync(connection, SyntheticMeasurements.Late, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // What a server does by itself after a while.
        foreach (var table in (string[])["sweeps", "configurations", "trials", "trial_states", "workers", "attempts", "measurements", "late_measurements", "kept_results"])
        {
            await RunAsync(connection, $"vacuum (analyze) sweep.{table}", cancellationToken);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
