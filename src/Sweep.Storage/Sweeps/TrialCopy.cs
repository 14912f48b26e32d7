using Npgsql;
using NpgsqlTypes;
using Sweep.Theory;
using Sweep.Theory.Grids;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Streams grid points into the table <c>incoming</c> by binary COPY, one at a time.</summary>
internal sealed class TrialCopy(NpgsqlConnection connection, SweepId sweep, DateTimeOffset now)
{
    /// <summary>In the order in which <see cref="WriteAsync(IEnumerable{GridPoint}, CancellationToken)"/> writes them.</summary>
    public const string Columns = """
        id, sweep_id, training_id, ordinal, canonical, configuration,
        dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, tile_crop, steps, learning_rate, delta_v, delta_d, pair_mask, precision,
        batch, normalisation, noise, elastic, images, whole_image, halo, bandwidth, kernel, measure, seed, control,
        period, bound, predicted_distinct, predicted_seamless, predicted_jump, predicted_separable, predicted_equivariant, prediction_notes, cost,
        state, infeasible_reason, finalized_at
        """;

    private const NpgsqlDbType Integers = NpgsqlDbType.Array | NpgsqlDbType.Integer;
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;

    private static readonly IReadOnlyList<Measures> EachMeasure = [.. Enum.GetValues<Measures>().Where(static measure => measure != Measures.None)];

    /// <summary>Writes all points; returns why the first infeasible one is infeasible.</summary>
    public async Task<string?> WriteAsync(IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        await using var importer = await connection.BeginBinaryImportAsync($"copy incoming ({Columns}, training_canonical, training_cost) from stdin (format binary)", cancellationToken);
        importer.Timeout = Timeout.InfiniteTimeSpan;
        string? firstReason = null;
        var ordinal = 0L;
        foreach (var point in points)
        {
            var feasibility = Trial.Of(point);
            firstReason ??= feasibility.Reason;
            await WriteAsync(new Row(importer, cancellationToken), ordinal++, point, feasibility);
        }

        await importer.CompleteAsync(cancellationToken);
        return firstReason;
    }

    private async Task WriteAsync(Row row, long ordinal, GridPoint given, Feasibility feasibility)
    {
        var trial = feasibility.Trial;
        await row.StartAsync();
        await row.WriteAsync(TrialId.Of(sweep, given).Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(sweep.Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(trial is null ? null : TrainingId.Of(sweep, given).Value, NpgsqlDbType.Uuid);
        await row.WriteAsync(ordinal, NpgsqlDbType.Bigint);
        await row.WriteAsync(given.Canonical, NpgsqlDbType.Text);
        await row.WriteAsync(Configuration(given.Canonical), NpgsqlDbType.Text);
        await WriteAxesAsync(row, trial?.Point ?? given);
        await WritePredictionAsync(row, trial);
        await row.WriteAsync(ChoiceText.Of(trial is null ? TrialState.Infeasible : TrialState.Pending), NpgsqlDbType.Text);
        await row.WriteAsync(feasibility.Reason, NpgsqlDbType.Text);
        await row.WriteAsync(trial is null ? now : (DateTimeOffset?)null, NpgsqlDbType.TimestampTz);
        await row.WriteAsync(trial is null ? null : given.TrainingCanonical, NpgsqlDbType.Text);
        await row.WriteAsync(trial?.TrainingCost ?? 0, NpgsqlDbType.Double);
    }

    private static async Task WriteAxesAsync(Row row, GridPoint point)
    {
        await row.WriteAsync(point.Dimensions, NpgsqlDbType.Integer);
        await row.WriteAsync(point.Depth, NpgsqlDbType.Integer);
        await row.WriteAsync(point.Factor.ToString(), NpgsqlDbType.Text);
        await row.WriteAsync(ChoiceText.Of(point.Padding), NpgsqlDbType.Text);
        await row.WriteAsync(ChoiceText.Of(point.Upsampling), NpgsqlDbType.Text);
        await row.WriteAsync(ChoiceText.Of(point.Pooling), NpgsqlDbType.Text);
        await row.WriteAsync(point.Convolutions, NpgsqlDbType.Integer);
        await row.WriteAsync(point.Width, NpgsqlDbType.Integer);
        await row.WriteAsync(point.Embedding, NpgsqlDbType.Integer);
        await row.WriteAsync(ChoiceText.Of(point.Scene), NpgsqlDbType.Text);
        await row.WriteAsync(point.Radius, NpgsqlDbType.Integer);
        await row.WriteAsync(point.Spacing.ToArray(), Integers);
        await row.WriteAsync(point.TrainWindow?.ToArray(), Integers);
        await row.WriteAsync(point.TileCrop?.ToArray(), Integers);
        await row.WriteAsync(point.Steps, NpgsqlDbType.Integer);
        await row.WriteAsync(point.LearningRate, NpgsqlDbType.Double);
        await row.WriteAsync(point.DeltaV, NpgsqlDbType.Double);
        await row.WriteAsync(point.DeltaD, NpgsqlDbType.Double);
        await row.WriteAsync(ChoiceText.Of(point.PairMask), NpgsqlDbType.Text);
        await row.WriteAsync(ChoiceText.Of(point.Precision), NpgsqlDbType.Text);
        await row.WriteAsync(point.Batch, NpgsqlDbType.Integer);
        await row.WriteAsync(ChoiceText.Of(point.Normalisation), NpgsqlDbType.Text);
        await row.WriteAsync(point.Noise, NpgsqlDbType.Double);
        await row.WriteAsync(point.Elastic, NpgsqlDbType.Double);
        await row.WriteAsync(point.Images, NpgsqlDbType.Text);
        await row.WriteAsync(point.WholeImage?.ToArray(), Integers);
        await row.WriteAsync(point.Halo?.ToArray(), Integers);
        await row.WriteAsync(point.Bandwidth, NpgsqlDbType.Double);
        await row.WriteAsync(ChoiceText.Of(point.Kernel), NpgsqlDbType.Text);
        string[] measures = [.. EachMeasure.Where(measure => point.Measure.HasFlag(measure)).Select(ChoiceText.Of)];
        await row.WriteAsync(measures, Texts);
        await row.WriteAsync(point.Seed, NpgsqlDbType.Integer);
        await row.WriteAsync(SweepPlan.IsControl(point), NpgsqlDbType.Boolean);
    }

    private static async Task WritePredictionAsync(Row row, Trial? trial)
    {
        var prediction = trial?.Prediction;
        await row.WriteAsync(prediction?.Period.ToArray(), Integers);
        await row.WriteAsync(prediction?.Bound, NpgsqlDbType.Bigint);
        await row.WriteAsync(prediction?.Distinct, NpgsqlDbType.Bigint);
        await row.WriteAsync(prediction?.Seamless, NpgsqlDbType.Boolean);
        await row.WriteAsync(prediction?.Jump, NpgsqlDbType.Boolean);
        await row.WriteAsync(prediction?.Separable, NpgsqlDbType.Boolean);
        await row.WriteAsync(prediction?.Equivariant, NpgsqlDbType.Boolean);
        string[] notes = [.. prediction?.Notes ?? []];
        await row.WriteAsync(notes, Texts);
        await row.WriteAsync(trial?.MeasuringCost ?? 0, NpgsqlDbType.Double);
    }

    // A stream is what seeds mean: sweeps from before and after it have the same configurations.
    private static string Configuration(string canonical) => string.Join(';', canonical.Split(';').Where(static axis =>
        !axis.StartsWith("seed=", StringComparison.Ordinal) && !axis.StartsWith("stream=", StringComparison.Ordinal)));

    /// <summary>Writes one row, value by value.</summary>
    private readonly struct Row(NpgsqlBinaryImporter importer, CancellationToken cancellationToken)
    {
        public Task StartAsync() => importer.StartRowAsync(cancellationToken);

        public Task WriteAsync(object? value, NpgsqlDbType type) =>
            value is null ? importer.WriteNullAsync(cancellationToken) : importer.WriteAsync(value, type, cancellationToken);
    }
}
