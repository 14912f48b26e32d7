using System.Collections.Frozen;
using Npgsql;

namespace Sweep.Storage.Charts;

/// <summary>Axes of a sweep that vary, and measures that charts can show.</summary>
/// <param name="Axes">Those with more than one value.</param>
/// <param name="Measures">Those that some trial has.</param>
/// <param name="Charts">Names of the charts that have rows.</param>
public sealed record ChartContents(IReadOnlyList<ChartAxis> Axes, IReadOnlyList<ChartMeasure> Measures, IReadOnlySet<string> Charts)
{
    // Everything in one reading of the configurations of the sweep.
    private static readonly string Text = $"""
        with first as materialized (
            select
                {Lines(ChartAxes.All.Select(static axis => axis.First))}
            from sweep.sweeps s
            where s.name = $1
        )
        select
            {Lines(ChartAxes.All.Select(static axis => axis.Varies))},
            {Lines(ChartMeasures.All.Select(static measure => $"bool_or({measure.Kept.N} > 0) is true"))},
            count(*) > 0,
            bool_or(measured_distinct_n > 0 and predicted_distinct is not null) is true,
            bool_or(tile_crop is not null and (stitch_error_max_n > 0 or false_splits_n > 0)) is true,
            bool_or(jump_profile_n > 0) is true,
            bool_or(loss_curve_n > 0) is true,
            bool_or(succeeded > 0) is true,
            exists (select from sweep.attempts a join sweep.trials t on t.id = a.trial_id where t.sweep_id = sweep.id_of($1)),
            exists (select from sweep.attempts a join sweep.trials t on t.id = a.trial_id where t.sweep_id = sweep.id_of($1) and a.cause is not null)
        from sweep.configuration_results
        cross join first
        where sweep_id = any(sweep.ids_of($1)) and trials > 0
        """;

    public static async Task<ChartContents> ReadAsync(NpgsqlDataSource database, string sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Text);
        command.Parameters.Add(new() { Value = sweep });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var column = 0;
        return new(Those(ChartAxes.All), Those(ChartMeasures.All), Those(ChartQueries.Names).ToFrozenSet());

        IReadOnlyList<T> Those<T>(IReadOnlyList<T> all) => [.. all.Where(_ => row.GetBoolean(column++))];
    }

    private static string Lines(IEnumerable<string> expressions) => string.Join(",\n    ", expressions);
}
