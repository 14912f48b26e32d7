using Sweep.Synthetic;
using Sweep.Storage.Schema;

namespace Sweep.Storage.Tests.Synthetic;

[Slow]
public sealed class ViewBenchmarkTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_view_and_chart_is_timed_for_the_large_sweep_and_the_small_one_and_shows_its_plan()
    {
        await using var bench = await BenchmarkDatabase.CreateAsync(database.ConnectionString, keep: false, Cancellation);
        var benchmark = new ViewBenchmark(bench);
        await benchmark.FillAsync(1_200, Cancellation);

        var timings = await benchmark.RunAsync(Cancellation).ToListAsync(Cancellation);

        foreach (var sweep in (string[])["large", "small"])
        {
            Assert.All(Views.InOrder, view => Assert.Contains("Execution Time", timings.Single(timing => timing.Query == $"{view} of {sweep}").Plan, StringComparison.Ordinal));
            Assert.Equal(1_200, timings.Single(timing => timing.Query == $"trial_results of {sweep}").Rows);
            Assert.Equal(1, timings.Single(timing => timing.Query == $"one trial of {sweep}").Rows);
            Assert.Equal(100, timings.Single(timing => timing.Query == $"a page of trials of {sweep}").Rows);
        }

        Assert.Equal(["verdict table", "heat map", "separability"], await benchmark.ResultsAsync("large", Cancellation).Select(static timing => timing.Query).ToListAsync(Cancellation));
        Assert.Equal(8, timings.Count(static timing => timing.Query.StartsWith("chart ", StringComparison.Ordinal) && timing.Query.EndsWith(" of large", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Its_database_is_gone_afterwards()
    {
        string name;
        await using (var bench = await BenchmarkDatabase.CreateAsync(database.ConnectionString, keep: false, Cancellation))
        {
            name = bench.Name;
            Assert.Equal(1L, await database.Source.ScalarAsync($"select count(*) from pg_database where datname = '{name}'"));
        }

        Assert.Equal(0L, await database.Source.ScalarAsync($"select count(*) from pg_database where datname = '{name}'"));
    }
}
