using System.Diagnostics;
using Npgsql;
using Sweep.Contracts.Processes;
using Sweep.Grains.Tests.Scheduling;
using Sweep.Storage.Tests;
using Sweep.Theory.Trials;

namespace Sweep.Hosting.Tests.Processes;

/// <summary>How real worker processes leave a real silo, and what they leave behind.</summary>
[Slow]
public sealed class WorkerLifetimeTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly string artifacts = Directory.CreateTempSubdirectory("sweep-artifacts-").FullName;
    private SiloForWorkers silo = null!;

    private NpgsqlDataSource Source => database.Source;

    private string[] Checkpoints => ["--artifacts", artifacts, "--checkpoint-every", "0.2"];

    private IEnumerable<string> Saved => Directory.EnumerateFiles(artifacts, "*.safetensors", SearchOption.AllDirectories);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        silo = await SiloForWorkers.StartAsync(Source);
    }

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(artifacts, recursive: true);
    }

    [Fact]
    public async Task Drained_a_worker_finishes_its_lease_and_takes_no_other()
    {
        await StartSweepAsync(trainings: 3, steps: 1500);
        var worker = silo.Worker("drained", Checkpoints);
        // By then it has not only been granted the lease, but begun.
        await UntilAsync(() => Task.FromResult(Saved.Any()));
        var leased = await Source.ScalarAsync<long>("select count(*) from sweep.running");

        await DrainAsync(worker);

        Assert.Equal(ExitCode.Done, await ExitAsync(worker));
        Assert.Equal(2 * leased, await Source.MeasurementsAsync());
        await MustHaveLeftInGoodOrderAsync();
    }

    [Fact]
    public async Task Drained_without_work_it_leaves_at_once()
    {
        var worker = silo.Worker("idle");
        Assert.Equal(PipeWords.Ready, await worker.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        await DrainAsync(worker);

        Assert.Equal(ExitCode.Done, await ExitAsync(worker));
    }

    [Fact]
    public async Task After_so_many_trials_it_leaves_for_a_fresh_process_which_does_the_rest()
    {
        var sweep = await StartSweepAsync(trainings: 40, steps: 0);

        Assert.Equal(ExitCode.Recycled, await ExitAsync(silo.Worker("recycled", "--recycle-after", "2")));

        Assert.InRange(await Source.MeasurementsAsync(), 2, 80);
        await MustHaveLeftInGoodOrderAsync();
        // That its standard input ends says nothing to a worker.
        silo.Worker("recycled").StandardInput.Close();
        await UntilAsync(async () => (await silo.ProgressAsync(sweep)).Finished);
        Assert.Equal(80, await Source.MeasurementsAsync());
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }

    [Theory]
    [InlineData("TERM", "another")]
    [InlineData("KILL", "first")]
    public async Task Ended_in_a_training_it_leaves_a_checkpoint_and_the_next_worker_goes_on_from_it(string signal, string next)
    {
        var sweep = await StartSweepAsync(trainings: 1, steps: 3000);
        var first = silo.Worker("first", Checkpoints);
        await UntilAsync(() => Task.FromResult(Saved.Any()));

        using var kill = Process.Start("kill", [$"-{signal}", $"{first.Id}"]);
        Assert.Equal(signal == "TERM" ? ExitCode.Done : 137, await ExitAsync(first));
        var newest = int.Parse(Saved.Select(static file => Path.GetFileName(file)).Max()![..8]);
        if (signal == "TERM")
        {
            await MustHaveLeftInGoodOrderAsync();
        }

        silo.Worker(next, Checkpoints);
        await UntilAsync(async () => (await silo.ProgressAsync(sweep)).Finished);

        Assert.Equal(2, await Source.MeasurementsAsync());
        Assert.Equal(newest, await Source.ScalarAsync<int>("select min(resumed_step) from sweep.measurements having count(*) = count(resumed_step)"));
        await UntilAsync(() => Task.FromResult(!Directory.EnumerateDirectories(Path.Combine(artifacts, "checkpoints")).Any()));
        Assert.Equal(1, await Source.ScalarAsync<long>("select count(distinct science) from sweep.measurements where science ~ '^[0-9a-f]{16}$'"));
    }

    private static async Task DrainAsync(Process worker)
    {
        await worker.StandardInput.WriteLineAsync(PipeWords.Drain);
        await worker.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> ExitAsync(Process worker)
    {
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        return worker.ExitCode;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task<SweepId> StartSweepAsync(int trainings, int steps)
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings, steps);
        await silo.StartSweepAsync(sweep);
        return sweep;
    }

    /// <summary>Nothing is held any more, and nothing counts as lost.</summary>
    private async Task MustHaveLeftInGoodOrderAsync()
    {
        await UntilAsync(async () => await Source.ScalarAsync<long>("select count(*) from sweep.running") == 0);
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }
}
