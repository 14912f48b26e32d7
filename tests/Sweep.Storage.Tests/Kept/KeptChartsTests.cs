using Sweep.Storage.Charts;

namespace Sweep.Storage.Tests.Kept;

/// <summary>Charts that read kept results show what the trials show.</summary>
[Slow]
public sealed class KeptChartsTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var sweeps = new MixedSweeps(database.Source, 6);
        await sweeps.SubmitAsync();
        await sweeps.HappenAsync(25);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_heat_map_of_every_measure_has_the_cells_of_its_trials()
    {
        foreach (var measure in ChartMeasures.All)
        {
            string[] verdicts = ["confirmed", "not_reached", "refuted", "inconclusive", "not_predicted"];
            var expected = await database.Source.ColumnAsync($"""
                select concat_ws(' ', padding, depth, count(*), count({measure.Value}), {string.Join(", ", verdicts.Select(word => $"count(*) filter (where {measure.Verdict} = '{word}')"))},
                    count(*) filter (where state = 'infeasible'), count(*) filter (where state in ('failed', 'cancelled')), count(*) filter (where state = 'pending'),
                    {Rounded($"min({measure.Value})")}, {Rounded($"avg({measure.Value})")}, {Rounded($"max({measure.Value})")}, {measure.Every})
                from sweep.trial_results where sweep = 'first' and not control group by padding, depth order by 1
                """);
            var shown = await database.Source.ColumnAsync($"""
                set search_path = sweep, public;
                select concat_ws(' ', x, y, trials, measured, {string.Join(", ", verdicts)}, infeasible, failed, pending, {Rounded("low")}, {Rounded("mean")}, {Rounded("high")}, e.every)
                from ({ChartQueries.Heatmap("first", "padding", "depth", measure.Name).Sql}) cells
                cross join lateral (select {measure.KeptEvery} as every from configuration_results where sweep = 'first' and trials > 0 and padding = x and depth::text = y limit 1) e
                order by 1
                """);

            Assert.NotEmpty(shown);
            Assert.Equal(expected, shown);
        }
    }

    [Fact]
    public async Task Exact_counts_are_those_of_the_trials_and_each_has_an_example()
    {
        var shown = await database.Source.ColumnAsync($"""
            set search_path = sweep, public;
            select concat_ws(' ', c.predicted_distinct, c.measured_distinct, c.verdict, c.trials, r.measured_distinct = c.measured_distinct)
            from ({ChartQueries.ExactCounts("first").Sql}) c left join trial_results r on r.trial_id::text = c.example_trial order by 1
            """);

        Assert.NotEmpty(shown);
        Assert.Equal(
            await database.Source.ColumnAsync("""
                select concat_ws(' ', predicted_distinct, measured_distinct, distinct_verdict, count(*), true)
                from sweep.trial_results where sweep = 'first' and not control and measured_distinct is not null and predicted_distinct is not null
                group by predicted_distinct, measured_distinct, distinct_verdict order by 1
                """),
            shown);
    }

    private static string Rounded(string number) => $"coalesce(round(({number})::numeric, 8)::text, '-')";
}
