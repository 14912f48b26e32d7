using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Storage.Reading;

namespace Sweep.EndToEnd.Tests;

/// <summary>The benchmark as a person starts it, on a real server, at the smallest size.</summary>
[Collection(FinishedSweepCollection.Name)]
[Slow]
public sealed partial class BenchTests(FinishedSweep finished)
{
    [Fact]
    public async Task Every_view_is_timed_and_the_database_is_gone_afterwards()
    {
        var ended = await finished.Home.RunToolAsync("Sweep.Benchmarks", "pages", "--trials", "120", "--format", "json");

        Assert.True(ended.Code == 0, ended.Error);
        var timings = JsonDocument.Parse(ended.Output).RootElement.EnumerateArray().ToList();
        Assert.All(timings, static timing => Assert.Equal(["query", "rows", "milliseconds"], timing.EnumerateObject().Select(static field => field.Name)));
        var names = timings.Select(static timing => timing.GetProperty("query").GetString()!).ToList();
        Assert.Subset(names.ToHashSet(), ReadOnlyQuery.ViewNames.SelectMany(static view => new[] { $"{view} of large", $"{view} of small" }).ToHashSet());
        Assert.Equal(120, timings.Single(static timing => timing.GetProperty("query").GetString() == "trial_results of large").GetProperty("rows").GetInt64());

        var times = timings.Select(static timing => timing.GetProperty("milliseconds").GetDouble()).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.All(times, static time => Assert.InRange(time, 1e-3, 60_000));
        Assert.Contains("the plan of ", ended.Error);
        Assert.Contains("Execution Time", ended.Error);
        Assert.False(await ExistsAsync(Filled().Match(ended.Error).Groups[1].Value));
    }

    [Fact]
    public async Task A_database_that_is_kept_is_named()
    {
        var ended = await finished.Home.RunToolAsync("Sweep.Benchmarks", "pages", "--trials", "120", "--keep");

        Assert.True(ended.Code == 0, ended.Error);
        var name = Kept().Match(ended.Error).Groups[1].Value;
        Assert.Equal(Filled().Match(ended.Error).Groups[1].Value, name);
        Assert.True(await ExistsAsync(name));

        await finished.Home.RowsAsync($"drop database {name}");
        Assert.Contains("milliseconds", ended.Output);
    }

    [Fact]
    public async Task A_size_that_is_too_small_is_refused_with_one_that_works()
    {
        var ended = await finished.Home.RunToolAsync("Sweep.Benchmarks", "pages", "--trials", "119");

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("120", ended.Error);
    }

    private Task<bool> ExistsAsync(string database)
    {
        Assert.StartsWith("sweep_bench_", database, StringComparison.Ordinal);
        return finished.Home.ScalarAsync<bool>($"select exists (select from pg_database where datname = '{database}')");
    }

    [GeneratedRegex(@"filling the database (\w+) with 120 trials")]
    private static partial Regex Filled();

    [GeneratedRegex(@"kept: the database (\w+)")]
    private static partial Regex Kept();
}
