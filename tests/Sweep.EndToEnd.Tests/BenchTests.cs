using System.Globalization;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Storage.Reading;

namespace Sweep.EndToEnd.Tests;

/// <summary>The benchmarks as a person starts them, on a real server, at the smallest sizes.</summary>
[Collection(FinishedSweepCollection.Name)]
[Slow]
public sealed partial class BenchTests(FinishedSweep finished)
{
    private const string Program = "Sweep.Benchmarks";

    [Theory]
    [InlineData("dispatch", "--trials", "--slots", "--keep", "--results")]
    [InlineData("start", "--rounds", "--results")]
    [InlineData("evaluation", "--results")]
    [InlineData("training", "--memory-steps", "--threads", "--results")]
    [InlineData("pages", "--trials", "--keep", "--without-browser", "--results")]
    [InlineData("left", "--moments", "--results")]
    [InlineData("all", "--results")]
    public async Task Every_benchmark_is_a_command_with_these_options(string command, params string[] options)
    {
        var all = await finished.Home.RunToolAsync(Program, "--help");
        var one = await finished.Home.RunToolAsync(Program, command, "--help");

        Assert.Equal((0, 0), (all.Code, one.Code));
        Assert.Contains(command, CommandNames(all.Output));
        Assert.All(options, option => Assert.Contains(option, one.Output));
    }

    [Fact]
    public async Task Trials_that_cost_nothing_are_recorded_by_a_real_silo_and_written_again_by_bare_statements()
    {
        var results = Results();

        var ended = await finished.Home.RunToolAsync(Program, "dispatch", "--trials", "1000", "--slots", "1", "--results", results);

        Assert.True(ended.Code == 0, ended.Error);
        var figures = Rows(results).ToDictionary(static row => row[0], static row => row[1]);
        Assert.Equal("802", figures["measured trials"]);
        Assert.Equal("1", figures["workers"]);
        Assert.All(
            new[] { "submission, s", "submission, MB", "trials/s from first to last commit", "silo, MB at most", "silo, CPU ms per trial", "bare rows/s", "real / bare" },
            figure => Assert.True(double.Parse(figures[figure], NumberStyles.Number, CultureInfo.InvariantCulture) > 0, $"{figure} is {figures[figure]}"));
        Assert.Empty(await finished.Home.RowsAsync("select from pg_database where datname like 'sweep_bench_%'"));
    }

    [Fact]
    public async Task The_time_left_of_a_finished_sweep_is_estimated_again()
    {
        var results = Results();

        var ended = await finished.Home.RunToolAsync(Program, "left", "--results", results);

        Assert.True(ended.Code == 0, ended.Error);
        var rows = Rows(results)[1..];
        Assert.NotEmpty(rows);
        Assert.All(rows, static row => Assert.Matches(", (cold|warm|exact)$", row[0]));
        Assert.All(rows, static row => Assert.Matches(@"^\d+ %$", row[3]));
    }

    [Fact]
    public async Task Every_view_is_timed_and_only_its_own_section_is_replaced()
    {
        var results = Results();
        await File.WriteAllTextAsync(results, "# Results\n\n## Dispatch\n\nkept\n\n## Pages\n\nold\n\n## Training\n\nkept, too\n", TestContext.Current.CancellationToken);

        var ended = await finished.Home.RunToolAsync(Program, "pages", "--trials", "120", "--without-browser", "--results", results);

        Assert.True(ended.Code == 0, ended.Error);
        var timings = Rows(results);
        var names = timings.Select(static timing => timing[0]).ToList();
        Assert.Subset(names.ToHashSet(), ReadOnlyQuery.ViewNames.SelectMany(static view => new[] { $"{view} of large", $"{view} of small" }).ToHashSet());
        var times = timings.Select(static timing => double.Parse(timing[1], NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.All(times, static time => Assert.InRange(time, 1e-3, 60_000));
        Assert.Contains("Execution Time", ended.Error);
        Assert.False(await ExistsAsync(Filled().Match(ended.Error).Groups[1].Value));

        var text = await File.ReadAllTextAsync(results, TestContext.Current.CancellationToken);
        Assert.StartsWith("# Results\n\n## Dispatch\n\nkept\n\n## Pages\n\nMeasured by `dotnet run", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n## Training\n\nkept, too\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("old", text.Split('\n'));
    }

    [Fact]
    public async Task A_database_that_is_kept_is_named()
    {
        var ended = await finished.Home.RunToolAsync(Program, "pages", "--trials", "120", "--keep", "--without-browser", "--results", Results());

        Assert.True(ended.Code == 0, ended.Error);
        var name = Kept().Match(ended.Error).Groups[1].Value;
        Assert.Equal(Filled().Match(ended.Error).Groups[1].Value, name);
        Assert.True(await ExistsAsync(name));

        await finished.Home.RowsAsync($"drop database {name}");
    }

    [Fact]
    public async Task A_size_that_is_too_small_is_refused_with_one_that_works()
    {
        var ended = await finished.Home.RunToolAsync(Program, "pages", "--trials", "119");

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("120", ended.Error);
    }

    private string Results() => Path.Combine(finished.Home.Path, $"results-{Guid.NewGuid():N}.md");

    /// <summary>The rows of all tables, as the cells between the bars.</summary>
    private static List<string[]> Rows(string results) =>
    [
        .. File.ReadLines(results).Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(static line => line.Trim('|', ' ').Split(" | ")).Where(static row => row[0] is not ("figure" or "query")),
    ];

    private static IEnumerable<string> CommandNames(string help) =>
        help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(static line => line.Trim().Split(' ')[0]);

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
