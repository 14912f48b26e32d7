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
    public static readonly string Columns = $"""
        id, sweep_id, training_id, ordinal, canonical, configuration, {string.Join(", ", Axes.All.Select(static axis => axis.Name))}, measure, control,
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
        foreach (var axis in Axes.All)
        {
            var value = axis.Value(point);
            await row.WriteAsync(value, TypeOf(value));
        }

        string[] measures = [.. EachMeasure.Where(measure => point.Measure.HasFlag(measure)).Select(ChoiceText.Of)];
        await row.WriteAsync(measures, Texts);
        await row.WriteAsync(SweepPlan.IsControl(point), NpgsqlDbType.Boolean);
    }

    private static NpgsqlDbType TypeOf(object? value) => value switch
    {
        int => NpgsqlDbType.Integer,
        double => NpgsqlDbType.Double,
        string => NpgsqlDbType.Text,
        _ => Integers,
    };

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
