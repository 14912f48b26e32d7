using Npgsql;
using NpgsqlTypes;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Streams grid points into the table <c>incoming</c> by binary COPY, one at a time.</summary>
internal sealed class TrialCopy(NpgsqlConnection connection, SweepId sweep)
{
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;

    /// <summary>The meaning of the points' seeds.</summary>
    public int Stream { get; private set; } = new GridPoint().Stream;

    /// <summary>Writes all points; returns why the first infeasible one is infeasible.</summary>
    /// <remarks>A configuration is written with the first of the replicates that follow one another, and taken apart and predicted once for all of them.</remarks>
    public async Task<string?> WriteAsync(IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        await using var importer = await connection.BeginBinaryImportAsync(
            $"""
            copy incoming (id, sweep_id, hash, training_id, ordinal, cost, seed, control, training_cost, reason, {ConfigurationRow.Columns}, notes)
            from stdin (format binary)
            """, cancellationToken);
        importer.Timeout = Timeout.InfiniteTimeSpan;
        var row = new CopyRow(importer, cancellationToken);
        string? firstReason = null;
        var ordinal = 0;
        PlannedConfiguration? last = null;
        foreach (var point in points)
        {
            Stream = point.Stream;
            var configuration = PlannedConfiguration.Of(last, sweep, point);
            var reason = configuration.Fault(point);
            firstReason ??= reason;
            await WriteTrialAsync(row, ordinal++, point, configuration, reason);
            if (configuration != last)
            {
                await ConfigurationRow.WriteAsync(row, configuration);
                await row.WriteAsync(configuration.Notes, Texts);
            }
            else
            {
                await row.WriteNullsAsync(ConfigurationRow.Width + 1);
            }

            last = configuration;
        }

        await importer.CompleteAsync(cancellationToken);
        return firstReason;
    }

    private async Task WriteTrialAsync(CopyRow row, int ordinal, GridPoint point, PlannedConfiguration configuration, string? reason)
    {
        await row.StartAsync();
        await row.WriteValueAsync(configuration.Replicates.TrialOf(point.Seed).Value, NpgsqlDbType.Uuid);
        await row.WriteValueAsync(sweep.Value, NpgsqlDbType.Uuid);
        await row.WriteValueAsync(configuration.Replicates.Id.Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(reason is null ? configuration.Replicates.TrainingOf(point.Seed).Value : null, NpgsqlDbType.Uuid);
        await row.WriteValueAsync(ordinal, NpgsqlDbType.Integer);
        await row.WriteValueAsync(reason is null ? configuration.MeasuringCost : 0, NpgsqlDbType.Double);
        await row.WriteValueAsync(point.Seed, NpgsqlDbType.Integer);
        await row.WriteValueAsync(SweepPlan.IsControl(point), NpgsqlDbType.Boolean);
        await row.WriteValueAsync(reason is null ? configuration.TrainingCost : 0, NpgsqlDbType.Double);
        await row.WriteAsync(reason, NpgsqlDbType.Text);
    }
}
