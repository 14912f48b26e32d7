using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Sweep.Hosting.Processes;
using Sweep.Theory;

namespace Sweep.Hosting.Tests.Processes;

/// <summary>Real processes: scripts of the shell in place of workers.</summary>
[Slow]
public sealed class ProcessKeeperTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-keeper-").FullName;
    private readonly List<string> said = [];
    private readonly CancellationTokenSource stopping = new();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private string Log => Path.Combine(folder, "starts");

    /// <summary>How often the script was started.</summary>
    private int Starts => File.Exists(Log) ? File.ReadAllLines(Log).Length : 0;

    public void Dispose()
    {
        stopping.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_process_that_dies_is_started_again_and_its_last_words_are_said()
    {
        // The first process dies, the second one stays.
        var keeper = Keeper("echo ready; [ $(wc -l < $LOG) = 1 ] && { echo first >&2; echo 'no memory' >&2; exit 3; }; exec sleep 600");
        var keeping = keeper.KeepAsync(stopping.Token);
        await UntilAsync(keeping, () => Starts == 2 && keeper.ProcessId is not null);

        Assert.Equal(["worker node-0 ended with exit code 3 (no memory); it is started again"], said);
        Assert.True(keeper.FirstReady.IsCompletedSuccessfully);
        await StopAsync(keeping);
        Assert.Null(keeper.ProcessId);
    }

    [Fact]
    public async Task A_process_that_recycles_is_replaced_at_once_and_without_a_word()
    {
        // With a clock that stands still, a wait would never end.
        var keeper = Keeper("echo ready; [ $(wc -l < $LOG) -lt 5 ] && exit 8; exec sleep 600", new FakeTimeProvider());
        var keeping = keeper.KeepAsync(stopping.Token);
        await UntilAsync(keeping, () => Starts == 5);

        Assert.Empty(said);
        await StopAsync(keeping);
    }

    [Fact]
    public async Task Each_death_soon_after_the_start_doubles_the_wait()
    {
        var time = new WatchedTime();
        var keeping = Keeper("echo ready; exit 1", time).KeepAsync(stopping.Token);
        for (var deaths = 1; deaths <= 8; deaths++)
        {
            await UntilAsync(keeping, () => time.Waits.Count == deaths);
            Assert.Equal((deaths, deaths), (Starts, said.Count));
            time.Advance(time.Waits.Last());
        }

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], time.Waits.Take(8).Select(static wait => wait.TotalSeconds));
        await StopAsync(keeping);
    }

    [Fact]
    public async Task A_death_after_a_long_life_waits_as_short_as_the_first_one()
    {
        var time = new WatchedTime();
        // The third process lives until the test ends it.
        var alive = Path.Combine(folder, "alive");
        var keeper = Keeper($"echo ready; [ $(wc -l < $LOG) -ge 3 ] && {{ touch {alive}; exec sleep 600; }}; exit 1", time);
        var keeping = keeper.KeepAsync(stopping.Token);
        foreach (var deaths in Enumerable.Range(1, 2))
        {
            await UntilAsync(keeping, () => time.Waits.Count == deaths);
            time.Advance(time.Waits.Last());
        }

        await UntilAsync(keeping, () => File.Exists(alive));
        time.Advance(TimeSpan.FromSeconds(21));
        using (var process = Process.GetProcessById(keeper.ProcessId!.Value))
        {
            process.Kill();
        }

        await UntilAsync(keeping, () => time.Waits.Count == 3);
        Assert.Equal([0.5, 1, 0.5], time.Waits.Select(static wait => wait.TotalSeconds));
        Assert.Equal("worker node-0 was killed (signal 9), probably because memory ran out; it is started again", said[2]);
        await StopAsync(keeping);
    }

    [Fact]
    public async Task A_process_that_never_becomes_ready_is_given_up_after_three_tries()
    {
        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => Keeper("echo 'libtorch is not there' >&2; exit 1").KeepAsync(stopping.Token));

        Assert.Equal("no worker can run here: libtorch is not there", exception.Message);
        Assert.Equal((3, 2), (Starts, said.Count));
    }

    [Fact]
    public async Task A_process_without_last_words_is_given_up_with_its_exit_code()
    {
        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => Keeper("kill -SEGV $$").KeepAsync(stopping.Token));

        Assert.Equal("no worker can run here: it crashed in native code (signal 11)", exception.Message);
    }

    [Fact]
    public async Task A_process_that_was_ready_once_is_never_given_up()
    {
        var time = new WatchedTime();
        var keeping = Keeper("[ $(wc -l < $LOG) = 1 ] && echo ready; exit 5", time).KeepAsync(stopping.Token);
        foreach (var deaths in Enumerable.Range(1, 6))
        {
            await UntilAsync(keeping, () => time.Waits.Count == deaths);
            time.Advance(time.Waits.Last());
        }

        Assert.False(keeping.IsCompleted);
        await StopAsync(keeping);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_named()
    {
        var spec = new ProcessSpec { Name = "worker node-0", Kind = "worker", Path = "/nowhere/sweep-worker", Arguments = [] };

        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => new ProcessKeeper(spec, said.Add, TimeProvider.System).KeepAsync(stopping.Token));

        Assert.StartsWith("the worker program '/nowhere/sweep-worker' cannot be started", exception.Message);
    }

    [Fact]
    public async Task Drained_a_process_reads_the_order_ends_and_is_not_started_again()
    {
        var keeper = Keeper($"echo ready; read order; echo $order > {folder}/order");
        var keeping = keeper.KeepAsync(stopping.Token);
        await keeper.FirstReady.WaitAsync(CancellationToken);

        await keeper.DrainAsync();
        await keeping.WaitAsync(CancellationToken);

        Assert.Equal("drain", (await File.ReadAllTextAsync(Path.Combine(folder, "order"), CancellationToken)).Trim());
        Assert.Equal((1, 0), (Starts, said.Count));
    }

    [Fact]
    public async Task A_process_that_dies_while_it_is_drained_is_not_started_again_either()
    {
        var keeper = Keeper("echo ready; read order; exit 1");
        var keeping = keeper.KeepAsync(stopping.Token);
        await keeper.FirstReady.WaitAsync(CancellationToken);

        await keeper.DrainAsync();
        await keeping.WaitAsync(CancellationToken);

        Assert.Equal(1, Starts);
    }

    [Fact]
    public async Task Drained_while_it_waits_for_the_next_start_it_ends_at_once()
    {
        var time = new WatchedTime();
        var keeper = Keeper("echo ready; exit 1", time);
        var keeping = keeper.KeepAsync(stopping.Token);
        await UntilAsync(keeping, () => time.Waits.Count == 1);

        await keeper.DrainAsync();

        // The clock stands still: the wait itself never ends.
        await keeping.WaitAsync(CancellationToken);
        Assert.Equal(1, Starts);
    }

    [Fact]
    public async Task Stopped_a_process_may_end_in_good_order()
    {
        var keeper = Keeper($"trap 'echo ended > {folder}/end; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        var keeping = keeper.KeepAsync(stopping.Token);
        await keeper.FirstReady.WaitAsync(CancellationToken);

        await StopAsync(keeping);

        Assert.True(File.Exists(Path.Combine(folder, "end")));
        Assert.Equal((1, 0), (Starts, said.Count));
    }

    [Fact]
    public async Task A_process_that_does_not_stop_in_time_is_killed()
    {
        var keeper = Keeper("trap '' TERM; echo ready; while :; do sleep 0.05; done", patience: TimeSpan.FromSeconds(0.3));
        var keeping = keeper.KeepAsync(stopping.Token);
        await keeper.FirstReady.WaitAsync(CancellationToken);
        var process = keeper.ProcessId!.Value;

        await StopAsync(keeping);

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    private ProcessKeeper Keeper(string script, TimeProvider? time = null, TimeSpan? patience = null) => new(
        new()
        {
            Name = "worker node-0",
            Kind = "worker",
            Path = "/bin/sh",
            Arguments = ["-c", $"echo start >> $LOG; {script}"],
            Environment = new Dictionary<string, string?> { ["LOG"] = Log },
            Patience = patience ?? TimeSpan.FromSeconds(30),
        },
        said.Add,
        time ?? TimeProvider.System);

    private async Task StopAsync(Task keeping)
    {
        await stopping.CancelAsync();
        await keeping.WaitAsync(CancellationToken);
    }

    private static async Task UntilAsync(Task keeping, Func<bool> holds)
    {
        while (!holds())
        {
            Assert.False(keeping.IsCompleted, $"the process is not kept any more: {keeping.Exception}");
            await Task.Delay(10, CancellationToken);
        }
    }

    /// <summary>A clock that the test moves, and the waits that were begun by it.</summary>
    private sealed class WatchedTime : FakeTimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waits.Enqueue(dueTime);
            return timer;
        }
    }
}
