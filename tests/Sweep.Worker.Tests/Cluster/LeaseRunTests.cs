using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sweep.Contracts.Scheduling;
using Sweep.Learning.Runs;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using Sweep.Worker.Cluster;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Cluster;

[Slow]
public sealed class LeaseRunTests : IDisposable
{
    private static readonly GridPoint Training = new()
    {
        Dimensions = 1, Depth = 1, Radius = 1, Spacing = new PerAxis(5), Width = 4, Steps = 2, LearningRate = 1e-3, TrainWindow = new PerAxis(8),
        Precision = Precision.Float32, Measure = Measures.Separability,
    };

    private static readonly GridPoint Endless = Training with { Steps = int.MaxValue };

    private readonly string artifacts = Directory.CreateTempSubdirectory("sweep-artifacts-").FullName;
    private readonly ComputeThread compute = new();

    private string Checkpoints => Path.Combine(artifacts, "checkpoints");

    private IEnumerable<string> Saved => Directory.Exists(Checkpoints) ? Directory.EnumerateFiles(Checkpoints, "*.safetensors", SearchOption.AllDirectories) : [];

    [Fact]
    public async Task A_computation_that_never_comes_back_is_reported_as_too_long_and_ends_the_process()
    {
        using var released = new ManualResetEventSlim();
        // In place of a native call that hangs.
        var stuck = compute.RunAsync(() => released.Wait(TimeSpan.FromMinutes(5)));
        var (sweep, time) = (new ListeningSweep(), new FakeTimeProvider());
        var lease = Lease(TimeSpan.FromMinutes(10), Training, Training with { Seed = 1 });
        var begin = time.GetUtcNow();

        var running = Run(sweep, lease, time).RunAsync(CancellationToken.None);
        while (!running.IsCompleted)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.False(await running);
        var failure = Assert.Single(sweep.Failures);
        Assert.Equal((lease.Trainings[0].Id, FailureCause.Timeout), (failure.Training, failure.Cause));
        Assert.Contains("raise limits.trial_timeout", failure.Error, StringComparison.Ordinal);
        Assert.True(failure.Ended - begin >= lease.TrialTimeout + TrainingLimit.Grace, $"given up after {failure.Ended - begin}");
        Assert.Empty(sweep.Measured);
        Assert.False(compute.EndsWithin(TimeSpan.FromMilliseconds(50)));
        released.Set();
        await stuck;
    }

    [Fact]
    public async Task A_training_that_notices_its_limit_costs_only_itself()
    {
        var (sweep, time) = (new ListeningSweep(), new FakeTimeProvider());
        var lease = Lease(TimeSpan.FromHours(1), Endless, Training);

        var begun = new TaskCompletionSource();
        var run = Run(sweep, lease, time, trials: (trials, recorded, checkpointing, images, count, timeUp, token) =>
        {
            begun.TrySetResult();
            return JudgedRun.Of(trials, recorded, checkpointing, images, count, timeUp, token);
        });
        var running = run.RunAsync(CancellationToken.None);
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(lease.TrialTimeout);
        while (run.Measured == 0)
        {
            // The clock stands still: the first one has all the time to notice, and the second one to end.
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.True(await running);
        Assert.Equal(FailureCause.Timeout, Assert.Single(sweep.Failures).Cause);
        Assert.Equal(TrainingOf(Training), Assert.Single(sweep.Measured).Training);
    }

    [Fact]
    public async Task Renewals_tell_how_far_the_training_at_hand_is_and_nothing_before_and_after()
    {
        ListeningSweep sweep = null!;
        sweep = new()
        {
            Replying = async () =>
            {
                // The last report waits for a renewal after the last training.
                while (sweep.Renewals.Last() is not null)
                {
                    await Task.Delay(5, TestContext.Current.CancellationToken);
                }
            },
        };
        var lease = Lease(TimeSpan.FromHours(1), Training, Training with { Seed = 1, Steps = 3 });
        var run = Run(sweep, lease, trials: (trials, recorded, checkpointing, images, count, timeUp, token) =>
        {
            var outcomes = JudgedRun.Of(trials, recorded, checkpointing, images, count, timeUp, token).ToList();
            var steps = trials[0].Point.Steps;
            while (!sweep.Renewals.Any(told => told?.Steps == steps && told.Step == steps))
            {
                token.ThrowIfCancellationRequested();
                token.WaitHandle.WaitOne(5);
            }

            return outcomes;
        });

        Assert.True(await run.RunAsync(CancellationToken.None));

        Assert.Equal((2, 0), (sweep.Measured.Count, sweep.Failures.Count));
        Assert.Null(sweep.Renewals.First());
        Assert.Null(sweep.Renewals.Last());
        var told = sweep.Renewals.OfType<TrainingAtWork>().ToList();
        Assert.Equal(lease.Trainings.Select(static training => training.Id), told.Select(static one => one.Training).Distinct());
        Assert.All(told, one => Assert.Equal(lease.Trainings.Single(training => training.Id == one.Training).Trials[0].Configuration.Point, one.Point));
        Assert.All(told, static one => Assert.InRange(one.FirstStep, 0, one.Step));
        Assert.All(told, one => Assert.Equal(one.Training == lease.Trainings[0].Id ? 2 : 3, one.Steps));
        Assert.All(told, static one => Assert.True(one.MeasuringTime == TimeSpan.Zero || one.Step == one.Steps));
    }

    [Fact]
    public async Task A_lost_lease_stops_its_trainings_and_the_worker_goes_on()
    {
        var sweep = new ListeningSweep(renewals: 3);
        var run = Run(sweep, Lease(TimeSpan.FromHours(1), Endless, Training));

        Assert.True(await run.RunAsync(CancellationToken.None));

        Assert.Empty(sweep.Failures);
        Assert.Equal((0, 0), (sweep.Measured.Count, run.Measured));
        // The thread is free again: the training stopped between two steps.
        Assert.Equal(1, await compute.RunAsync(static () => 1));
    }

    [Fact]
    public async Task A_checkpoint_is_there_until_every_trial_is_committed_and_then_gone()
    {
        List<int> savedAtCommit = [];
        var sweep = new ListeningSweep { Committing = () => savedAtCommit.Add(Saved.Count()) };
        var run = Run(sweep, Lease(TimeSpan.FromHours(1), Training with { Steps = 200 }), checkpointEvery: TimeSpan.FromMilliseconds(1));

        Assert.True(await run.RunAsync(CancellationToken.None));

        Assert.Equal([2], savedAtCommit);
        Assert.Equal((1, 1), (sweep.Measured.Count, run.Measured));
        Assert.Empty(Directory.GetDirectories(Checkpoints));
    }

    [Fact]
    public async Task A_worker_whose_reports_are_refused_leaves_the_checkpoints_to_whom_the_training_belongs_now()
    {
        var sweep = new ListeningSweep { Refuses = true };

        Assert.True(await Run(sweep, Lease(TimeSpan.FromHours(1), Training with { Steps = 200 }), checkpointEvery: TimeSpan.FromMilliseconds(1)).RunAsync(CancellationToken.None));

        Assert.Single(sweep.Measured);
        Assert.Equal(2, Saved.Count());
    }

    [Fact]
    public async Task Stopped_in_a_training_it_is_saved_before_the_lease_is_given_back_and_goes_on_from_there()
    {
        var point = Training with { Steps = 3000 };
        using var stopping = new CancellationTokenSource();
        var sweep = new ListeningSweep();
        var interrupted = Run(sweep, Lease(TimeSpan.FromHours(1), point), checkpointEvery: TimeSpan.FromMilliseconds(20)).RunAsync(stopping.Token);
        await UntilSavedAsync();
        await stopping.CancelAsync();
        Assert.True(await interrupted);
        Assert.Empty(sweep.Measured);
        var newest = Saved.Select(static file => Path.GetFileName(file)).Max()!;

        // By now nothing of it runs: no newer one appears.
        Assert.Equal(1, await compute.RunAsync(static () => 1));
        Assert.Equal(newest, Saved.Select(static file => Path.GetFileName(file)).Max());
        Assert.True(await Run(sweep, Lease(TimeSpan.FromHours(1), point)).RunAsync(CancellationToken.None));

        Assert.Equal(int.Parse(newest[..8]), Assert.Single(sweep.Measured).ResumedStep);
        Assert.Empty(Saved);
    }

    [Fact]
    public async Task A_training_that_fails_by_itself_leaves_no_checkpoint_to_fail_from_again()
    {
        var sweep = new ListeningSweep();
        // Weights beyond what float32 holds: the loss is no number after some steps.
        var diverging = Training with { Steps = 500, LearningRate = 1e7 };

        Assert.True(await Run(sweep, Lease(TimeSpan.FromHours(1), diverging), checkpointEvery: TimeSpan.FromTicks(1)).RunAsync(CancellationToken.None));

        Assert.Equal(FailureCause.UserError, Assert.Single(sweep.Failures).Cause);
        Assert.Empty(Directory.GetDirectories(Checkpoints));
    }

    public void Dispose()
    {
        compute.Dispose();
        Directory.Delete(artifacts, recursive: true);
    }

    private async Task UntilSavedAsync()
    {
        while (!Saved.Any())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private LeaseRun Run(ListeningSweep sweep, Lease lease, TimeProvider? time = null, TimeSpan? checkpointEvery = null, TrialsRun? trials = null)
    {
        var provenance = new WorkerProvenance
        {
            Device = "cpu", GitRevision = "none", Libraries = "libraries", OneDnn = false, SelfTestPassed = true, Threads = 1, Science = "science",
        };
        var hello = new WorkerHello { Worker = new() { Name = "worker", Incarnation = Guid.NewGuid() }, Provenance = provenance, Host = "host", ProcessId = 1 };
        var checkpoints = new WorkerCheckpoints(
            artifacts, checkpointEvery ?? TimeSpan.FromHours(1), provenance, TimeProvider.System, NullLogger<WorkerCheckpoints>.Instance);
        var run = new LeaseRun(sweep, lease, hello, TimeSpan.FromMilliseconds(100), compute, checkpoints, new(trials ?? JudgedRun.Of, new(), new()), time ?? TimeProvider.System, NullLogger.Instance);
        run.Begin();
        return run;
    }

    private static Lease Lease(TimeSpan timeout, params GridPoint[] points) => new()
    {
        Sweep = default,
        Token = 1,
        TrialTimeout = timeout,
        Expected = TimeSpan.FromSeconds(1),
        Trainings = [.. points.Select(static point => new LeasedTraining { Id = TrainingOf(point), Trials = [LeasedTrials.Of(default, point)] })],
    };

    private static TrainingId TrainingOf(GridPoint point) => TrainingId.Of(default, point);
}
