using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;

namespace Sweep.Storage.Tests.Kept;

/// <summary>What is kept as trials finish is what their measurements say, whatever happened to them.</summary>
[Slow]
public sealed class KeptResultsTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [1, 2, 3];

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_view_over_seeds_shows_what_its_trials_show(int seed)
    {
        var sweeps = new MixedSweeps(database.Source, seed);
        await sweeps.SubmitAsync();
        await sweeps.HappenAsync(30);

        foreach (var (view, (shown, expected)) in ExpectedViews.All)
        {
            var rows = await database.Source.ColumnAsync($"select {shown} from sweep.{view} order by 1");
            Assert.NotEmpty(rows);
            Assert.Equal(await database.Source.ColumnAsync(expected), rows);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_verdict_table_counts_what_trials_and_views_show(int seed)
    {
        var sweeps = new MixedSweeps(database.Source, seed);
        await sweeps.SubmitAsync();
        await sweeps.HappenAsync(20);

        foreach (var name in MixedSweeps.Names)
        {
            var table = await new SweepQueries(database.Source).VerdictsAsync(name, Cancellation).ToListAsync(Cancellation);
            Assert.Equal(
                await database.Source.ColumnAsync(string.Join(" union all ", Laws.All.Select(law => $"""
                    select concat_ws(' ', {law.RowColumn}, count(*), count(*) filter (where {law.VerdictColumn} = 'confirmed'), count(*) filter (where {law.VerdictColumn} = 'inconclusive'),
                        (select concat_ws(' ', count(*), count(*) filter (where verdict = 'confirmed'), count(*) filter (where verdict = 'refuted'))
                         from sweep.{law.View} where law = r.{law.RowColumn} and sweep = '{name}'))
                    from sweep.trial_results r where sweep = '{name}' and not control and {law.RowColumn} is not null and {law.VerdictColumn} is not null group by {law.RowColumn}
                    """)) + " order by 1"),
                table.Select(static row => $"{row.Law} {row.N} {row.Trials.Confirmed} {row.Trials.Inconclusive} {row.NConfigurations} {row.Configurations.Confirmed} {row.Configurations.Refuted}").Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Computed_again_the_numbers_are_the_same(int seed)
    {
        var sweeps = new MixedSweeps(database.Source, seed + 10);
        await sweeps.SubmitAsync();
        await sweeps.HappenAsync(30);
        var kept = await database.Source.ColumnAsync(MixedSweeps.Kept);

        await database.Source.ExecuteAsync("select sweep.keep_anew(array(select id from sweep.configurations))");

        Assert.NotEmpty(kept);
        Assert.Equal(await database.Source.ColumnAsync(MixedSweeps.Kept), kept);
    }

    [Fact]
    public async Task With_the_sweep_its_results_go()
    {
        var sweeps = new MixedSweeps(database.Source, 4);
        await sweeps.SubmitAsync();
        await sweeps.HappenAsync(5);

        await database.Source.ExecuteAsync("delete from sweep.sweeps where name = 'first'");

        Assert.Equal(await database.Source.CountAsync("configurations c where exists (select from sweep.trials t where t.configuration_id = c.id)"), await database.Source.CountAsync("kept_results"));
        Assert.Equal(0, await database.Source.CountAsync("kept_results where sweep_id not in (select id from sweep.sweeps)"));
    }

    /// <summary>The square of such a number is no double: it must not stop the flush of a million others.</summary>
    [Fact]
    public async Task An_absurd_number_is_kept_as_infinite_in_means_alone()
    {
        var sweeps = new MixedSweeps(database.Source, 5);
        await sweeps.SubmitAsync();
        await sweeps.HappenAsync(3);

        await database.Source.ExecuteAsync("update sweep.measurements set class_gap = 1e300, jump_ratio = 'NaN', stitch_error_rms = '-Infinity'");

        Assert.Equal(
            ["1e+300 Infinity NaN -Infinity"],
            await database.Source.ColumnAsync("""
                select distinct concat_ws(' ', class_gap_max, mean_of(class_gap_n, class_gap_sum), mean_of(jump_ratio_n, jump_ratio_sum), mean_of(stitch_error_rms_n, stitch_error_rms_sum))
                from sweep.configuration_results where succeeded > 0
                """.Replace("mean_of", "sweep.mean_of", StringComparison.Ordinal)));
    }
}
