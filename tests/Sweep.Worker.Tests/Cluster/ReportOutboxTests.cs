using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sweep.Contracts.Scheduling;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;
using Sweep.Worker.Cluster;

namespace Sweep.Worker.Tests.Cluster;

[Fast]
public sealed class ReportOutboxTests
{
    private const int Mebibyte = 1 << 20;

    private readonly FakeTimeProvider time = new();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_to_report_sends_nothing()
    {
        var sweep = new ListeningSweep();
        var outbox = Outbox(sweep);
        outbox.Close();

        await outbox.DeliverAsync(CancellationToken);

        Assert.Empty(sweep.Reports);
    }

    [Fact]
    public async Task Three_messages_wait_for_their_replies_and_the_next_one_gathers()
    {
        var gate = new TaskCompletionSource();
        var sweep = new ListeningSweep { Replying = () => gate.Task };
        var outbox = Outbox(sweep);
        var delivering = outbox.DeliverAsync(CancellationToken);
        for (var sent = 1; sent <= 3; sent++)
        {
            outbox.Add(Trial());
            await UntilAsync(() => sweep.Reports.Count == sent);
        }

        var gathered = Enumerable.Range(0, 250).Select(static _ => Trial()).ToList();
        gathered.ForEach(outbox.Add);
        await Task.Delay(50, CancellationToken);
        Assert.Equal(3, sweep.Reports.Count);

        gate.SetResult();
        outbox.Close();
        await delivering.WaitAsync(CancellationToken);

        Assert.Equal([1, 1, 1, 250], sweep.Reports.Select(static report => report.Measured.Length));
        Assert.Equal(gathered, sweep.Reports.Last().Measured);
        Assert.All(sweep.Reports, static report => Assert.Equal((7, "worker", "science"), (report.Token, report.Worker.Name, report.Provenance.Science)));
    }

    [Fact]
    public async Task A_failure_is_sent_when_all_earlier_messages_are_committed()
    {
        var gate = new TaskCompletionSource();
        var sweep = new ListeningSweep { Replying = () => gate.Task };
        var outbox = Outbox(sweep);
        var delivering = outbox.DeliverAsync(CancellationToken);
        outbox.Add(Trial());
        await UntilAsync(() => sweep.Reports.Count == 1);
        outbox.Add(Failure());
        outbox.Close();
        await Task.Delay(50, CancellationToken);
        Assert.Single(sweep.Reports);

        gate.SetResult();
        await delivering.WaitAsync(CancellationToken);

        Assert.Equal([(1, 0), (0, 1)], sweep.Reports.Select(static report => (report.Measured.Length, report.Failures.Length)));
    }

    [Fact]
    public async Task What_is_not_committed_counts_until_it_is()
    {
        var gate = new TaskCompletionSource();
        var sweep = new ListeningSweep { Replying = () => gate.Task };
        var load = new ReportLoad(Mebibyte);
        var outbox = Outbox(sweep, load);
        var delivering = outbox.DeliverAsync(CancellationToken);
        Assert.True(load.HasRoom(CancellationToken));
        outbox.Add(Trial() with { Panel = new byte[Mebibyte] });
        var room = Task.Run(() => load.HasRoom(CancellationToken), CancellationToken);
        await UntilAsync(() => sweep.Reports.Count == 1);
        Assert.False(room.IsCompleted);

        gate.SetResult();
        Assert.True(await room.WaitAsync(CancellationToken));
        outbox.Close();
        await delivering.WaitAsync(CancellationToken);
    }

    [Fact]
    public async Task Pictures_and_packets_end_a_message_at_two_mebibytes()
    {
        var sweep = new ListeningSweep();
        var outbox = Outbox(sweep);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            outbox.Add(Trial() with { Panel = new byte[Mebibyte / 2], CounterExample = new byte[Mebibyte / 4] });
        }

        outbox.Close();
        await outbox.DeliverAsync(CancellationToken);

        // Three have more than two mebibytes: the third one is what ends the message.
        Assert.Equal([3, 2], sweep.Reports.Select(static report => report.Measured.Length));
    }

    [Fact]
    public async Task A_report_without_a_reply_is_sent_again_as_it_was()
    {
        var sweep = new ListeningSweep();
        sweep.Faults.Enqueue(new TimeoutException("no reply"));
        sweep.Faults.Enqueue(new SweepStorageException("the database is away"));
        var outbox = Outbox(sweep);
        var trial = Trial();
        outbox.Add(trial);
        outbox.Close();

        var delivering = outbox.DeliverAsync(CancellationToken);
        await AdvanceUntilAsync(() => delivering.IsCompleted);
        await delivering;

        Assert.Equal(3, sweep.Reports.Count);
        Assert.All(sweep.Reports, report => Assert.Equal(trial.Attempt, Assert.Single(report.Measured).Attempt));
        Assert.Equal(trial, Assert.Single(sweep.Measured));
        Assert.Equal(0, outbox.Refused);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_not_repeated_for_ever()
    {
        var sweep = new ListeningSweep();
        sweep.Faults.Enqueue(new InvalidOperationException("a bug"));
        var outbox = Outbox(sweep);
        outbox.Add(Trial());
        outbox.Close();

        await Assert.ThrowsAsync<InvalidOperationException>(() => outbox.DeliverAsync(CancellationToken));
        Assert.Single(sweep.Reports);
    }

    [Fact]
    public async Task Refused_reports_are_counted()
    {
        var sweep = new ListeningSweep { Refuses = true };
        var outbox = Outbox(sweep);
        foreach (var _ in Enumerable.Range(0, 101))
        {
            outbox.Add(Trial());
        }

        outbox.Add(Failure());
        outbox.Close();
        await outbox.DeliverAsync(CancellationToken);

        Assert.Equal((1, 102), (sweep.Reports.Count, outbox.Refused));
    }

    [Fact]
    public async Task A_delivery_that_is_cancelled_gives_up_what_nobody_takes()
    {
        var sweep = new ListeningSweep();
        sweep.Faults.Enqueue(new TimeoutException("no reply"));
        using var farewell = new CancellationTokenSource();
        var outbox = Outbox(sweep);
        outbox.Add(Trial());
        outbox.Close();
        var delivering = outbox.DeliverAsync(farewell.Token);
        while (sweep.Reports.IsEmpty)
        {
            await Task.Delay(5, CancellationToken);
        }

        await farewell.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering.WaitAsync(CancellationToken));
        Assert.Single(sweep.Reports);
    }

    private ReportOutbox Outbox(ListeningSweep sweep, ReportLoad? load = null) => new(
        sweep,
        new() { Sweep = default, Token = 7, TrialTimeout = TimeSpan.FromMinutes(1), Expected = TimeSpan.FromSeconds(1), Trainings = [] },
        new()
        {
            Worker = new() { Name = "worker", Incarnation = Guid.NewGuid() },
            Provenance = new() { Device = "cpu", GitRevision = "none", Libraries = "libraries", OneDnn = false, SelfTestPassed = true, Threads = 1, Science = "science" },
            Host = "host",
            ProcessId = 1,
        },
        load ?? new(),
        time,
        NullLogger.Instance);

    private static TrialReport Trial() => new()
    {
        Attempt = Guid.NewGuid(),
        Training = new(Guid.NewGuid()),
        Trial = new(Guid.NewGuid()),
        Started = DateTimeOffset.UnixEpoch,
        Ended = DateTimeOffset.UnixEpoch,
        TrainingTime = TimeSpan.Zero,
        MeasuringTime = TimeSpan.Zero,
        Measurement = new() { Distinct = 1 },
        Judgement = new() { Overall = Verdict.Confirmed, Distinct = Verdict.Confirmed, Reason = "2 = 2" },
    };

    private static TrainingFailure Failure() => new()
    {
        Training = new(Guid.NewGuid()), Started = DateTimeOffset.UnixEpoch, Ended = DateTimeOffset.UnixEpoch, Cause = FailureCause.Timeout, Error = "slow",
    };

    /// <summary>Moves the clock until something holds.</summary>
    private async Task AdvanceUntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5, CancellationToken);
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, CancellationToken);
        }
    }
}
