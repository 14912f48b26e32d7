using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Npgsql;
using Sweep.Storage.Answers;
using Sweep.Storage.Database;
using Sweep.Storage.Reading;

namespace Sweep.Synthetic;

/// <summary>Asks everything that people, pages and programs ask of a database with one large synthetic sweep and a small one.</summary>
public sealed partial class ViewBenchmark(BenchmarkDatabase database)
{
    private const string Large = "large";
    private const string Small = "small";
    private const long SmallTrials = 3_000;

    /// <summary>Fills both sweeps.</summary>
    public async Task FillAsync(long trials, CancellationToken cancellationToken)
    {
        await SyntheticSweeps.FillAsync(database.Source, Large, trials, cancellationToken);
        await SyntheticSweeps.FillAsync(database.Source, Small, Math.Min(trials, SmallTrials), cancellationToken);
    }

    /// <summary>One timing after the other.</summary>
    public async IAsyncEnumerable<Timing> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var sweep in (string[])[Large, Small])
        {
            foreach (var (name, sql) in ViewStatements.Of(sweep))
            {
                yield return await ExplainAsync(name, sql, cancellationToken);
            }

            foreach (var (name, count) in Questions(sweep, cancellationToken))
            {
                yield return await TimeAsync($"{name} of {sweep}", count);
            }
        }
    }

    /// <summary>Times what is looked at first: verdict table, heat map and separability.</summary>
    public async IAsyncEnumerable<Timing> ResultsAsync(string sweep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await TimeAsync("verdict table", () => new SweepQueries(database.Reader).VerdictsAsync(sweep, cancellationToken).LongCountAsync(cancellationToken));
        var reading = new ReadOnlyQuery(database.Reader);
        foreach (var (name, sql) in ((string, string)[])
            [
                ("heat map", ViewStatements.Heatmap(sweep).Sql), ("separability", ViewStatements.View("separability_validation", sweep)),
            ])
        {
            yield return await TimeAsync(name, async () =>
            {
                await using var rows = await reading.RunAsync(sql, TimeSpan.FromMinutes(1), cancellationToken);
                return await rows.ReadAsync(cancellationToken).LongCountAsync(cancellationToken);
            });
        }
    }

    // What the commands and pages ask by methods of their own.
    private IEnumerable<(string Name, Func<ValueTask<long>> Count)> Questions(string sweep, CancellationToken cancellationToken)
    {
        var queries = new SweepQueries(database.Reader);
        yield return ("list of sweeps, beside that", () => queries.ListAsync(cancellationToken).LongCountAsync(cancellationToken));
        yield return ("verdict table", () => queries.VerdictsAsync(sweep, cancellationToken).LongCountAsync(cancellationToken));
        yield return ("trials by cause", async () => (await queries.CausesAsync(sweep, cancellationToken)).Groups);
        yield return ("verdict table and answer", () => AnswerAsync(sweep, cancellationToken));
        yield return ("refuted trials", () => queries.RefutedAsync(sweep, cancellationToken).LongCountAsync(cancellationToken));
        yield return ("failures by cause", () => queries.FailuresAsync(sweep, cancellationToken).LongCountAsync(cancellationToken));
        yield return ("progress", async () => (await new ProgressQueries(database.Reader).LookAsync([sweep], cancellationToken)).Count);
        yield return ("a page of trials", () => new TrialPages(database.Reader).ReadAsync(sweep, 1000, 100, cancellationToken).LongCountAsync(cancellationToken));
        yield return ("one trial", () => TrialAsync(sweep, cancellationToken));
    }

    private async ValueTask<long> AnswerAsync(string sweep, CancellationToken cancellationToken)
    {
        var queries = new SweepQueries(database.Reader);
        var laws = await queries.VerdictsAsync(sweep, cancellationToken).ToListAsync(cancellationToken);
        var summary = (await queries.FindAsync(sweep, cancellationToken))!;
        var answer = await new AnswerQueries(database.Reader).AnswerAsync(summary, laws, new([], 0, 0), controlFailed: false, cancellationToken);
        return answer.Length > 0 ? 1 : 0;
    }

    private async ValueTask<long> TrialAsync(string sweep, CancellationToken cancellationToken)
    {
        var line = await new TrialPages(database.Reader).ReadAsync(sweep, 2, 1, cancellationToken).SingleAsync(cancellationToken);
        var queries = new TrialQueries(database.Reader);
        var found = await queries.FindAsync($"{line.Id:N}"[..12], cancellationToken);
        return await queries.ReadAsync(found.Single(), cancellationToken) is null ? 0 : 1;
    }

    private async Task<Timing> ExplainAsync(string name, string sql, CancellationToken cancellationToken)
    {
        await using var connection = await database.Reader.OpenConnectionAsync(cancellationToken);
        await using (var settings = new NpgsqlCommand($"begin transaction read only; set local search_path = sweep, public; {FoldSettings.Local}", connection))
        {
            await settings.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var command = new NpgsqlCommand($"explain (analyze, buffers, timing off) {sql}", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        List<string> plan = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                plan.Add(reader.GetString(0));
            }
        }

        await using var end = new NpgsqlCommand("rollback", connection);
        await end.ExecuteNonQueryAsync(cancellationToken);
        return new(name, (long)Number(ActualRows(), plan[0]), Number(ExecutionTime(), plan[^1]), string.Join('\n', plan));
    }

    private static async Task<Timing> TimeAsync(string name, Func<ValueTask<long>> count)
    {
        await count();
        var start = Stopwatch.GetTimestamp();
        var rows = await count();
        return new(name, rows, Stopwatch.GetElapsedTime(start).TotalMilliseconds, null);
    }

    private static double Number(Regex pattern, string line) => double.Parse(pattern.Match(line).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"actual rows=([\d.]+)")]
    private static partial Regex ActualRows();

    [GeneratedRegex(@"Execution Time: ([\d.]+)")]
    private static partial Regex ExecutionTime();
}
