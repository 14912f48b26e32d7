using Sweep.Storage.Charts;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Charts;

[Fast]
public sealed class ChartSamplingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Hostile = "o'clock\\\"; drop table sweep.trials; -- $1 \nSQL";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_trainings_the_worst_the_best_and_an_even_choice_between_are_drawn()
    {
        var points = Enumerable.Range(1, 100).Select(static seed => Points.Line(5, seed) with { Steps = 300 }).ToList();
        await MeasureAsync("trained", points, static point => new Measurement { FinalLoss = point.Seed, StepsMade = 300, LossCurve = [9, point.Seed] });

        var rows = await database.Source.RowsAsync(ChartQueries.LossCurves("trained"));

        Assert.Equal(40, rows.Count);
        Assert.All(rows, static row => Assert.Equal(100L, row["trainings"]));
        double[] losses = [.. rows.Select(static row => (double)row["final_loss"]!)];
        Assert.Equal((100.0, 1.0), (losses[0], losses[^1]));
        Assert.All(losses.Zip(losses.Skip(1)), static pair => Assert.InRange(pair.First - pair.Second, 1, 3));
        Assert.Equal([9, 100], (double[])rows[0]["losses"]!);
        Assert.Equal("seed 100", rows[0]["label"]);
    }

    [Fact]
    public async Task Many_attempts_without_a_pause_are_one_bar_and_a_failure_among_them_stays_one()
    {
        var sweep = await MeasureAsync("busy", [Points.Line(5)], static _ => new Measurement { Distinct = 4 });
        await using var command = database.Source.CreateCommand($"""
            delete from sweep.attempts;
            insert into sweep.attempts (id, trial_id, worker, started_at, ended_at, recorded_at, cause)
            select gen_random_uuid(), t.id, 'w2', to_timestamp(n), to_timestamp(n + 1), now(), case n when 500 then 'timeout' end
            from generate_series(1, 3000) as n cross join sweep.planned_trials t
            where t.sweep_id = '{sweep.Value}' and n not between 2000 and 2100
            """);
        await command.ExecuteNonQueryAsync(Cancellation);

        Assert.Equal(
            ["w2 timeout 1 499 500 1", "w2 succeeded 1998 0 1999 1998", "w2 succeeded 900 2100 3000 900"],
            await database.Source.LinesAsync(ChartQueries.AttemptTimeline("busy"), "worker", "outcome", "attempts", "from_s", "to_s", "busy_s"));
    }

    [Fact]
    public async Task A_sweeps_name_is_text_whatever_it_holds()
    {
        await MeasureAsync(Hostile, [Points.Line(5)], static _ => new Measurement { Distinct = 4 });
        await MeasureAsync("a neighbour", [Points.Line(5)], static _ => new Measurement { Distinct = 3 });

        Assert.Equal(["4"], await database.Source.LinesAsync(ChartQueries.ExactCounts(Hostile), "measured_distinct"));
        foreach (var name in ChartQueries.Names)
        {
            Assert.InRange((await database.Source.RowsAsync(ChartQueries.Find(name, Hostile, null, null, null))).Count, 0, 1);
        }
    }

    [Fact]
    public async Task A_sweep_that_is_not_there_gives_no_rows()
    {
        foreach (var name in ChartQueries.Names)
        {
            Assert.Empty(await database.Source.RowsAsync(ChartQueries.Find(name, "nowhere", null, null, null)));
        }

        Assert.Empty((await ChartContents.ReadAsync(database.Source, "nowhere", Cancellation)).Charts);
    }

    private async Task<SweepId> MeasureAsync(string name, IReadOnlyList<GridPoint> points, Func<GridPoint, Measurement> measure)
    {
        var sweep = (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(Points.Content(name), points, Cancellation)).Id;
        MeasuredTrial[] measured = [.. points.Select(point => Points.Measured(TrialId.Of(sweep, point), Guid.NewGuid()) with { Measurement = measure(point) })];
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(sweep, 0, Points.Flush(measured), Cancellation);
        return sweep;
    }
}
