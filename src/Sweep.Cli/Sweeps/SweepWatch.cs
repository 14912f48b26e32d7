using Npgsql;
using Sweep.Cli.Costs;
using Sweep.Cli.Results;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Cli.Sweeps;

/// <summary>Follows sweeps in the database until all of them are final.</summary>
internal sealed class SweepWatch(Shell shell, WatchOptions options)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    // Reading a million trials takes time, and the database has other work.
    private const int ShareOfLooking = 4;

    /// <param name="names">Names of sweeps; empty: all sweeps that are not final.</param>
    /// <returns>The worst of the exit codes of runs of the sweeps.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        await using var reader = new PatientReader(shell, options.Patience, options.Format == TextFormat.Json ? shell.Complain : shell.Say);
        var watched = await reader.AskAsync(database => NamesAsync(database, names, cancellationToken), cancellationToken);
        if (watched.Count == 0)
        {
            shell.Complain("no sweep runs or is paused; `sweep list` lists all sweeps");
            return ExitCode.Done;
        }

        try
        {
            await WatchDisplay.ShowAsync(shell, options.Format, show => FollowAsync(reader, watched, show, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            shell.Complain("the watch ends; the sweeps continue");
            throw;
        }

        return await reader.AskAsync(database => ReportAsync(database, watched, cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlDataSource database, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await NamedSweep.CheckAsync(new SweepQueries(database), name, cancellationToken);
        }

        return names.Count > 0 ? names : [.. (await new ProgressQueries(database).LookAsync(null, cancellationToken)).Select(static look => look.Name)];
    }

    private async Task FollowAsync(
        PatientReader reader, IReadOnlyList<string> names, Action<IReadOnlyList<WatchedSweep>, IReadOnlyList<NodeSummary>> show, CancellationToken cancellationToken)
    {
        var sweeps = new WatchedSweeps(shell.Time);
        var forecasts = new WatchForecasts(await reader.AskAsync(database => new CostQueries(database).IdsAsync(names, cancellationToken), cancellationToken), shell.Time);
        while (true)
        {
            var started = shell.Time.GetTimestamp();
            var (now, nodes) = await reader.AskAsync(
                async database =>
                {
                    var looks = await new ProgressQueries(database).LookAsync(names, cancellationToken);
                    var nodes = await new NodeQueries(database).ListAsync(cancellationToken);
                    return (sweeps.Take(looks, nodes.Count(static node => node.State == NodeState.Alive), Foresee), nodes);

                    Forecast? Foresee(SweepLook look, bool isNew) => forecasts.Look(look.Name, isNew, database, cancellationToken);
                },
                cancellationToken);
            var took = shell.Time.GetElapsedTime(started);
            show(now, nodes);
            if (now.All(static sweep => sweep.IsFinal))
            {
                await forecasts.EndAsync();
                return;
            }

            await Task.Delay(took * ShareOfLooking > BetweenLooks ? took * ShareOfLooking : BetweenLooks, shell.Time, cancellationToken);
        }
    }

    private async Task<int> ReportAsync(NpgsqlDataSource database, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var worst = ExitCode.Done;
        foreach (var name in names)
        {
            worst = Math.Max(worst, await ReportAsync(database, name, cancellationToken));
        }

        return worst;
    }

    private async Task<int> ReportAsync(NpgsqlDataSource database, string name, CancellationToken cancellationToken)
    {
        var queries = new SweepQueries(database);
        var sweep = await NamedSweep.FindAsync(queries, name, cancellationToken);
        if (options.Format == TextFormat.Text)
        {
            shell.Say($"{name} is {ChoiceText.Of(sweep.State)}");
            return await new SweepReport(shell, database).PrintAsync(name, cancellationToken);
        }

        var code = SweepReport.Outcome(sweep, await queries.FailedControlsAsync(name, cancellationToken).AnyAsync(cancellationToken));
        WatchJson.WriteOutcome(shell, sweep, code);
        return code;
    }
}

/// <summary>The format and the patience of a watch.</summary>
internal sealed record WatchOptions
{
    /// <summary>Text: a live table on a terminal, else a line for each change, at most one in a few seconds for each sweep. Json: one object a
    /// line for each change of a sweep, the last one with its verdicts.</summary>
    public TextFormat Format { get; init; } = TextFormat.Text;

    /// <summary>Longest time to wait for a database that does not answer. Default: 5 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
