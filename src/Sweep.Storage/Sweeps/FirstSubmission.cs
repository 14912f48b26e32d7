using Npgsql;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>The points of a sweep that is new: nothing of it is in the tables, so that its rows go straight there.</summary>
internal sealed class FirstSubmission(NpgsqlConnection connection, SweepEntry entry, SweepId sweep, SweepContent content, TimeProvider time)
{
    /// <exception cref="InvalidSweepException">Every point is infeasible, or there is none.</exception>
    /// <exception cref="PostgresException">With <see cref="IsRepetition"/>: two points are equal.</exception>
    public async Task<SubmittedSweep> RunAsync(IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        // No statement waits for a grid whose filter leaves few points. Lookups in tables of which there are no statistics yet go by their indexes.
        await ExecuteAsync("set local idle_in_transaction_session_timeout = 0; set local enable_seqscan = off", cancellationToken);
        using var grid = new PlannedGrid(sweep, points);
        var writing = new ChunkWriting(connection, sweep, time.GetUtcNow());
        await foreach (var chunk in grid.ReadAsync(cancellationToken))
        {
            await writing.WriteAsync(chunk, cancellationToken);
        }

        if (grid.Own == grid.Infeasible)
        {
            throw grid.Own == 0
                ? SweepPlan.LeavesNothing(content.Name)
                : new InvalidSweepException($"all {grid.Own} grid points of {content.Name} are infeasible; the first: {grid.FirstReason}");
        }

        await ExecuteAsync("set local enable_seqscan = on", cancellationToken);
        await TableStatistics.RefreshAsync(connection, grid.Planned, cancellationToken);
        var trainings = await entry.CompleteAsync(sweep, grid, writing.Cost);
        await entry.KeepImagesAsync(sweep);
        await PredictionRecording.WriteAsync(connection, sweep, grid, cancellationToken);
        return new(sweep, Resumed: false, grid.Planned, grid.Infeasible, trainings);
    }

    /// <summary>Returns whether a submission failed because two of its points are equal, as those of two grids may be.</summary>
    public static bool IsRepetition(PostgresException fault) => fault is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "sweep", TableName: "trials" };

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
