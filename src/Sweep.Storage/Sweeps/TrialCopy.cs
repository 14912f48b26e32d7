using Npgsql;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Streams grid points into the table <c>incoming</c> by binary COPY, one at a time.</summary>
internal sealed class TrialCopy(NpgsqlConnection connection, SweepId sweep)
{
    /// <summary>The meaning of the points' seeds.</summary>
    public int Stream { get; private set; } = new GridPoint().Stream;

    /// <summary>Writes all points; returns why the first infeasible one is infeasible.</summary>
    /// <remarks>A configuration is written with the first of the replicates that follow one another, and taken apart and predicted once for all of them.</remarks>
    public async Task<string?> WriteAsync(IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        string[] own = ["id", "sweep_id", "hash", "training_id", "ordinal", "cost", "seed", "control", "training_cost", "reason"];
        await using var copy = await BinaryCopy.BeginAsync(connection, $"incoming ({string.Join(", ", own)}, {ConfigurationRow.Columns}, notes)", cancellationToken);
        string? firstReason = null;
        var ordinal = 0;
        PlannedConfiguration? last = null;
        foreach (var point in points)
        {
            Stream = point.Stream;
            var configuration = PlannedConfiguration.Of(last, sweep, point);
            var reason = configuration.Fault(point);
            firstReason ??= reason;
            await copy.StartAsync(own.Length + ConfigurationRow.Width + 1, cancellationToken);
            WriteTrial(copy, ordinal++, point, configuration, reason);
            if (configuration != last)
            {
                ConfigurationRow.Write(copy, configuration);
                copy.Write(configuration.Notes);
            }
            else
            {
                copy.Nulls(ConfigurationRow.Width + 1);
            }

            last = configuration;
        }

        await copy.CompleteAsync(cancellationToken);
        return firstReason;
    }

    private void WriteTrial(BinaryCopy copy, int ordinal, GridPoint point, PlannedConfiguration configuration, string? reason)
    {
        copy.Write(configuration.Replicates.TrialOf(point.Seed).Value);
        copy.Write(sweep.Value);
        copy.Write(configuration.Replicates.Id.Value);
        copy.Write(reason is null ? configuration.Replicates.TrainingOf(point.Seed).Value : null);
        copy.Write(ordinal);
        copy.Write(reason is null ? configuration.MeasuringCost : 0);
        copy.Write(point.Seed);
        copy.Write(SweepPlan.IsControl(point));
        copy.Write(reason is null ? configuration.TrainingCost : 0);
        copy.Write(reason);
    }
}
