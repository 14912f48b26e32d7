using Npgsql;
using Sweep.Chaos;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Storage.Private;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>A database, in which the sweep was measured once by one worker that nobody disturbed; every disturbed one is held against it.</summary>
public sealed class FaultBench : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly SweepHome home = new();
    private NpgsqlDataSource database = null!;

    public string Folder => home.Path;

    public string Connection { get; private set; } = "";

    public SweepAudit Audit { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await home.InitializeAsync();
        var reference = await home.RunAsync("run", home.Write(FaultSweep.Undisturbed, FaultSweep.File(FaultSweep.Undisturbed)), "--slots", "1", "--fresh");
        Assert.True(reference.Code == 0, reference.Output + reference.Error);
        Connection = await StartDatabaseAsync();
        database = NpgsqlDataSource.Create(Connection + ";Timeout=5;Command Timeout=10");
        Audit = new(database);
    }

    /// <summary>Starts the database where it does not run; returns its connection string.</summary>
    public Task<string> StartDatabaseAsync() =>
        new PrivatePostgres(home.Path, TimeProvider.System).EnsureAsync(static _ => { }, TestContext.Current.CancellationToken);

    public int Postmaster() => int.Parse(File.ReadLines(Path.Combine(home.Path, "database", "data", "postmaster.pid")).First());

    /// <summary>
    /// Hands the sweep to the cluster, brings the fault about while it is worked on, and sees that nothing was lost, nothing counted
    /// twice and no number changed.
    /// </summary>
    internal async Task SurvivesAsync(string sweep, Func<Task> fault)
    {
        await SubmitAsync(sweep, FaultSweep.File(sweep));

        await fault();

        await FinishedAsync(sweep);
        await WholeAsync(sweep, FaultSweep.Undisturbed, FaultSweep.Feasible);
    }

    internal Task FinishedAsync(string sweep) => EventuallyAsync(
        async () => !(await Audit.UnfinishedAsync(TestContext.Current.CancellationToken)).Contains(sweep), $"{sweep} was not finished");

    /// <summary>Sees that nothing of a finished sweep was lost or counted twice, and that its numbers are those of the undisturbed one.</summary>
    internal async Task WholeAsync(string sweep, string undisturbed, int feasible)
    {
        var audited = await Audit.OfAsync(sweep, undisturbed, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine($"{audited}");
        Assert.True(audited.IsWhole, $"{audited}");
        Assert.Equal(feasible, audited.Measured);
    }

    internal async Task SubmitAsync(string sweep, string file)
    {
        var submitted = await home.RunAsync("submit", home.Write(sweep, file), "--fresh");
        Assert.True(submitted.Code == 0, submitted.Error);
    }

    /// <summary>Waits until a worker of the node has work in hand, and returns that.</summary>
    internal async Task<IReadOnlyList<RunningLease>> HeldByAsync(string node)
    {
        IReadOnlyList<RunningLease> held = [];
        await EventuallyAsync(async () => (held = await LeasesAsync(lease => lease.Node == node)).Count > 0, $"no worker of {node} got work");
        return held;
    }

    /// <summary>Waits until nobody holds any of this as before, and prints how long that took.</summary>
    internal async Task ReassignedAsync(IReadOnlyList<RunningLease> held, string after)
    {
        var started = TimeProvider.System.GetTimestamp();
        var hit = held.Select(Key).ToHashSet();
        await EventuallyAsync(async () => (await LeasesAsync(lease => hit.Contains(Key(lease)))).Count == 0, $"{after}: what was in hand was given to nobody else");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{after}: finished or in other hands after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    /// <summary>Asks again and again, also where the database is away at the moment.</summary>
    internal static Task EventuallyAsync(Func<Task<bool>> condition, string otherwise) => EventuallyAsync(condition, () => otherwise);

    internal static async Task EventuallyAsync(Func<Task<bool>> condition, Func<string> otherwise)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await HoldsAsync(condition))
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"{otherwise()} within {Patience}");
            }

            await Task.Delay(150, TestContext.Current.CancellationToken);
        }
    }

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await home.DisposeAsync();
    }

    private async Task<IReadOnlyList<RunningLease>> LeasesAsync(Func<RunningLease, bool> wanted) =>
        [.. (await Audit.ReadLeasesAsync(TestContext.Current.CancellationToken)).Where(wanted)];

    private static (TrainingId Training, long Token) Key(RunningLease lease) => (lease.Training, lease.Token);

    private static async Task<bool> HoldsAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or IOException)
        {
            return false;
        }
    }
}
