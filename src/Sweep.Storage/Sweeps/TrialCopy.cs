using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Streams grid points into the table <c>incoming</c> by binary COPY, one at a time.</summary>
internal sealed class TrialCopy(NpgsqlConnection connection, SweepId sweep)
{
    /// <summary>The axes of a configuration.</summary>
    private static readonly Axis[] Written = [.. Axes.All.Where(static axis => axis.IsOfConfiguration)];

    private static readonly Axis Seed = Axes.All.Single(static axis => axis.Name == Axes.SeedName);

    /// <summary>Of a configuration without its hash and its sweep, in the order in which <see cref="WriteConfigurationAsync"/> writes them.</summary>
    public static readonly string ConfigurationColumns = string.Join(", ",
    [
        "text", "network", .. Written.Select(static axis => axis.Name), "measure", "period", "bound",
        .. Laws.All.SelectMany(static law => new[] { law.PredictionColumn, law.RowColumn }), "infeasible_reason", "notes_id",
    ]);

    private static readonly int Width = ConfigurationColumns.Count(static letter => letter == ',') + 1;

    private const NpgsqlDbType Integers = NpgsqlDbType.Array | NpgsqlDbType.Integer;
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;

    private static readonly IReadOnlyList<Measures> EachMeasure = [.. Enum.GetValues<Measures>().Where(static measure => measure != Measures.None)];

    /// <summary>The meaning of the points' seeds.</summary>
    public int Stream { get; private set; } = new GridPoint().Stream;

    /// <summary>Writes all points; returns why the first infeasible one is infeasible.</summary>
    /// <remarks>A configuration is written with the first of the replicates that follow one another, and taken apart and predicted once for all of them.</remarks>
    public async Task<string?> WriteAsync(IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        await using var importer = await connection.BeginBinaryImportAsync(
            $"""
            copy incoming (id, sweep_id, hash, training_id, ordinal, cost, seed, control, training_cost, reason, {ConfigurationColumns}, notes)
            from stdin (format binary)
            """, cancellationToken);
        importer.Timeout = Timeout.InfiniteTimeSpan;
        var row = new Row(importer, cancellationToken);
        string? firstReason = null;
        var ordinal = 0;
        Configured? last = null;
        foreach (var point in points)
        {
            Stream = point.Stream;
            var canonical = point.Canonical;
            var text = PointText.Configuration(canonical);
            var isFirst = last?.Text != text;
            last = isFirst ? new(text, ConfigurationId.Of(sweep, text), Trial.Of(point with { Seed = 0 })) : last!;
            var reason = last.Feasibility.Reason ?? Seed.Fault(point);
            firstReason ??= reason;
            await WriteTrialAsync(row, ordinal++, point, canonical, last, reason);
            if (isFirst)
            {
                await WriteConfigurationAsync(row, point, last);
            }
            else
            {
                await row.WriteNullsAsync(Width + 1);
            }
        }

        await importer.CompleteAsync(cancellationToken);
        return firstReason;
    }

    private async Task WriteTrialAsync(Row row, int ordinal, GridPoint point, string canonical, Configured configured, string? reason)
    {
        var trial = reason is null ? configured.Feasibility.Trial : null;
        await row.StartAsync();
        await row.WriteAsync(TrialId.Of(sweep, canonical).Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(sweep.Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(configured.Id.Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(trial is null ? null : TrainingId.Of(sweep, point).Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(ordinal, NpgsqlDbType.Integer);
        await row.WriteAsync(trial?.MeasuringCost ?? 0, NpgsqlDbType.Double);
        await row.WriteAsync(point.Seed, NpgsqlDbType.Integer);
        await row.WriteAsync(SweepPlan.IsControl(point), NpgsqlDbType.Boolean);
        await row.WriteAsync(trial?.TrainingCost ?? 0, NpgsqlDbType.Double);
        await row.WriteAsync(reason, NpgsqlDbType.Text);
    }

    private static async Task WriteConfigurationAsync(Row row, GridPoint given, Configured configured)
    {
        var trial = configured.Feasibility.Trial;
        await row.WriteAsync(configured.Text, NpgsqlDbType.Text);
        var network = PointText.Without(configured.Text, "tile_crop");
        await row.WriteAsync(network == configured.Text ? null : network, NpgsqlDbType.Text);
        foreach (var axis in Written)
        {
            var value = axis.Value(trial?.Point ?? given);
            await row.WriteAsync(value, TypeOf(value));
        }

        string[] measures = [.. EachMeasure.Where(measure => given.Measure.HasFlag(measure)).Select(ChoiceText.Of)];
        await row.WriteAsync(measures, Texts);
        var prediction = trial?.Prediction;
        await WritePredictionAsync(row, trial, prediction);
        await row.WriteAsync(configured.Feasibility.Reason, NpgsqlDbType.Text);
        string[] notes = [.. prediction?.Notes ?? []];
        await row.WriteAsync(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', notes))).AsSpan(0, 16)), NpgsqlDbType.Uuid);
        await row.WriteAsync(notes, Texts);
    }

    private static async Task WritePredictionAsync(Row row, Trial? trial, Prediction? prediction)
    {
        await row.WriteAsync(prediction?.Period.ToArray(), Integers);
        await row.WriteAsync(prediction?.Bound, NpgsqlDbType.Bigint);
        foreach (var law in Laws.All)
        {
            await row.WriteAsync(prediction?[law], law.IsCount ? NpgsqlDbType.Bigint : NpgsqlDbType.Boolean);
            await row.WriteAsync(prediction is null ? null : law.TestedBy(trial!, prediction), NpgsqlDbType.Text);
        }
    }

    private static NpgsqlDbType TypeOf(object? value) => value switch
    {
        int => NpgsqlDbType.Integer,
        double => NpgsqlDbType.Double,
        string => NpgsqlDbType.Text,
        _ => Integers,
    };

    private sealed record Configured(string Text, ConfigurationId Id, Feasibility Feasibility);

    /// <summary>Writes one row, value by value.</summary>
    private readonly struct Row(NpgsqlBinaryImporter importer, CancellationToken cancellationToken)
    {
        public Task StartAsync() => importer.StartRowAsync(cancellationToken);

        public async Task WriteNullsAsync(int count)
        {
            for (var value = 0; value < count; value++)
            {
                await importer.WriteNullAsync(cancellationToken);
            }
        }

        public Task WriteAsync(object? value, NpgsqlDbType type) =>
            value is null ? importer.WriteNullAsync(cancellationToken) : importer.WriteAsync(value, type, cancellationToken);
    }
}
