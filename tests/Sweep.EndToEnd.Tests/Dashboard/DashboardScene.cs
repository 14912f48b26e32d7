using System.Globalization;
using Npgsql;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Synthetic;
using Sweep.Storage.Private;

namespace Sweep.EndToEnd.Tests.Dashboard;

[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<DashboardScene>
{
    public const string Name = "dashboard";
}

/// <summary>
/// A browser, and a dashboard over two sweeps: one that was really measured, and a large one made up, which has every state, verdict and
/// failure. SWEEP_TEST_TRIALS says how many trials the latter has.
/// </summary>
public sealed class DashboardScene : IAsyncLifetime
{
    public const string Measured = "measured";
    public const string MadeUp = "made-up";

    private RunningDashboard? dashboard;

    public SweepHome Home { get; } = new();

    public Chromium Browser { get; } = new();

    /// <summary>A refuted trial that was trained and has a packet.</summary>
    public Guid CounterExample { get; private set; }

    public Uri Address => dashboard!.Address;

    public async ValueTask InitializeAsync()
    {
        await Home.InitializeAsync();
        var run = await Home.RunAsync("run", Home.Write(Measured, Yaml));
        Assert.True(run.Code is 0 or 4, run.Error);
        var trials = long.Parse(Environment.GetEnvironmentVariable("SWEEP_TEST_TRIALS") ?? "3000", CultureInfo.InvariantCulture);
        await using (var database = NpgsqlDataSource.Create(await new PrivatePostgres(Home.Path, TimeProvider.System).EnsureAsync(static _ => { }, CancellationToken.None)))
        {
            await SyntheticSweeps.FillAsync(database, MadeUp, trials, CancellationToken.None);
        }

        var refuted = (await Home.RowsAsync($"""
            select t.sweep_id, t.id, t.canonical from sweep.planned_trials t join sweep.trial_results r on r.trial_id = t.id
            where r.sweep = '{MadeUp}' and r.verdict = 'refuted' and r.loss_curve is not null order by t.ordinal limit 1
            """)).Single();
        await HandmadePacket.KeepAsync(Home, (Guid)refuted[0]!, (Guid)refuted[1]!, (string)refuted[2]!);
        CounterExample = (Guid)refuted[1]!;
        Assert.Equal(0, (await Home.RunAsync("note", MadeUp, "only for looking at")).Code);
        dashboard = await RunningDashboard.StartAsync(Home);
        await Browser.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        dashboard?.Dispose();
        await Home.DisposeAsync();
    }

    /// <summary>One page of every kind.</summary>
    internal async Task<IReadOnlyList<string>> AddressesAsync(Window window)
    {
        await window.Page.GotoAsync($"/sweeps/{Measured}?where=steps%3D40");
        var pictured = await window.AskAsync<string>("document.querySelector('#trials ~ .scroll a.id').pathname");
        return
        [
            "/", "/?q=nothing", $"/sweeps/{Measured}", $"/sweeps/{MadeUp}", $"/sweeps/{MadeUp}/failures", $"/sweeps/{MadeUp}/attempts", $"/trials/{CounterExample:N}", pictured,
            await TrialAsync("state = 'failed'"), await TrialAsync("state = 'infeasible'"), await TrialAsync("trial_id in (select trial_id from sweep.late_measurements)"),
            "/workers", $"/data/heatmap?sweep={MadeUp}", $"/data/loss-curves?sweep={MadeUp}&trial={CounterExample:N}", $"/data/heatmap?sweep={MadeUp}&x=elephants", "/no-such-page",
        ];
    }

    private async Task<string> TrialAsync(string which) =>
        $"/trials/{await Home.ScalarAsync<Guid>($"select trial_id from sweep.trial_results where sweep = '{MadeUp}' and {which} limit 1"):N}";

    // Random weights and small trainings: counts, crops, windows, pictures, losses.
    private const string Yaml = $$"""
        name: {{Measured}}
        question: "Does <b>every</b> page show it?"
        grids:
          - axes: { depth: [1, 2], spacing: [3, 4, 5] }
            seeds: 2
            fixed: { dimensions: 1, factor: 2, scene: discs, radius: 1, width: 8, steps: 0 }
            measure: [separability]
          - axes: { tile_crop: [P, P+1], train_window: [P, 2P] }
            fixed: { dimensions: 2, depth: 1, factor: 2, scene: discs, radius: 1, spacing: 3, width: 4, steps: 40, learning_rate: 3e-3 }
            measure: [separability, stitching, seams, instances]
        """;
}
