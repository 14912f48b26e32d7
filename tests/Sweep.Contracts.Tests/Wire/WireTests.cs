using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Sweep.Contracts.Scheduling;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Contracts.Tests.Wire;

/// <summary>Everything that crosses a process arrives as it was sent.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly WorkerIdentity Worker = new() { Name = "node-0", Incarnation = Guid.Parse("11111111-2222-3333-4444-555555555555") };

    private static readonly WorkerProvenance Provenance = new()
    {
        Device = "cpu", GitRevision = "abc", Libraries = "libtorch 2.10.0", OneDnn = false, SelfTestPassed = true, Threads = 1,
    };

    private readonly ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private Serializer Serializer => services.GetRequiredService<Serializer>();

    [Fact]
    public void Identifiers_keep_their_value()
    {
        var value = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");

        Assert.Equal(new SweepId(value), Sent(new SweepId(value)));
        Assert.Equal(new TrialId(value), Sent(new TrialId(value)));
        Assert.Equal(new TrainingId(value), Sent(new TrainingId(value)));
    }

    [Fact]
    public void Per_axis_values_keep_their_number_of_axes()
    {
        Assert.Equal(new PerAxis(7), Sent(new PerAxis(7)));
        Assert.Equal(new PerAxis(7, 8, 9), Sent(new PerAxis(7, 8, 9)));
    }

    [Fact]
    public void A_prediction_keeps_what_is_not_predicted_apart_from_what_is()
    {
        var prediction = new Prediction
        {
            Period = new PerAxis(4, 8), Bound = 32, Distinct = 8, Seamless = false, Separable = true, Notes = ["distinct: 8, for a test", "jump: not predicted, for a test"],
        };
        var sent = Sent(prediction);

        Assert.Equal((prediction.Period, 32, 8, false, null, true, null), (sent.Period, sent.Bound, sent.Distinct, sent.Seamless, sent.Jump, sent.Separable, sent.Equivariant));
        Assert.Equal(prediction.Notes, sent.Notes);
        Assert.Null(sent.Differs(prediction, Laws.All));
        Assert.Equal(Laws.Seams, sent.Differs(prediction with { Jump = true }, Laws.All));
    }

    [Fact]
    public void A_measurement_keeps_every_number_to_the_bit()
    {
        var measurement = new Measurement
        {
            Distinct = 16, Objects = 49, Tolerance = 1e-10, WithinClass = 5e-324, BetweenClasses = 0.1 + 0.2, ClassGap = double.PositiveInfinity,
            OutputDeviation = Math.PI, Dead = true, StitchErrorMax = double.NaN, StitchErrorRms = 1.5, JumpRatio = 36, JumpProfile = [0, -0.0, 1e300],
            FinalLoss = 2.25, StepsMade = 1500, LossCurve = [4, 0.5], Separable = false, TruthObjects = 9, FoundInstances = 8, CutObjects = 7, FalseSplits = 6,
            FalseMerges = 5, Ap50 = 0.75, Ap = 0.25, ShiftErrorMax = 1e-12, ShiftErrorScene = 3.5,
            LevelResponse = [1, 5e-324], GridGap = 0.125, BackgroundGap = 12, StitchErrorGeneric = 1e-7, EmptyWindows = 31, ClusteringControl = true,
        };
        var sent = Sent(measurement);

        Assert.Equal(measurement.JumpProfile, sent.JumpProfile);
        Assert.Equal(measurement.LossCurve, sent.LossCurve);
        Assert.Equal(measurement.LevelResponse, sent.LevelResponse);
        Assert.Equal(WithoutLists(measurement), WithoutLists(sent));
        Assert.Equal(new Measurement(), Sent(new Measurement()));
    }

    [Fact]
    public void A_judgement_keeps_what_was_not_measured_apart_from_what_was()
    {
        var judgement = new Judgement { Overall = Verdict.Refuted, Distinct = Verdict.NotReached, Seams = Verdict.Inconclusive, Separable = Verdict.Confirmed, Reason = "17 > 16", Cause = "more embeddings than possible" };

        Assert.Equal(judgement, Sent(judgement));
    }

    [Fact]
    public void A_lease_keeps_its_trainings_in_order()
    {
        var lease = new Lease
        {
            Sweep = new(Guid.Parse("00000000-0000-0000-0000-000000000001")),
            Token = (3L << 40) + 7,
            TrialTimeout = TimeSpan.FromMinutes(30),
            Expected = TimeSpan.FromSeconds(2),
            Trainings = [Training(1), Training(2)],
        };
        var sent = Sent(new LeaseReply { Lease = lease, AskAgainAfter = TimeSpan.FromSeconds(1), Finished = true });

        Assert.Equal(lease.Token, sent.Lease!.Token);
        Assert.Equal(lease.Sweep, sent.Lease.Sweep);
        Assert.Equal([Training(1).Id, Training(2).Id], sent.Lease.Trainings.Select(static training => training.Id));
        var (one, two) = (sent.Lease.Trainings[0].Trials.Single(), sent.Lease.Trainings[1].Trials.Single());
        Assert.Equal((1, 2), (one.Seed, two.Seed));
        Assert.Equal((Configuration.Point, Configuration.Images, Configuration.Prediction.Bound), (one.Configuration.Point, one.Configuration.Images, one.Configuration.Prediction.Bound));
        Assert.True(Serializer.SerializeToArray(lease).Length < 2 * Configuration.Point.Length, "replicates do not share their configuration on the wire");
        Assert.True(sent.Finished);
        Assert.Null(Sent(new LeaseReply { AskAgainAfter = TimeSpan.Zero }).Lease);
    }

    [Fact]
    public void A_report_keeps_its_trials_and_failures()
    {
        var trial = new TrialReport
        {
            Attempt = Guid.Parse("00000000-0000-0000-0000-000000000009"),
            Training = Training(1).Id,
            Trial = Training(1).Trials[0].Id,
            Started = DateTimeOffset.UnixEpoch,
            Ended = DateTimeOffset.UnixEpoch.AddSeconds(1.5),
            TrainingTime = TimeSpan.FromSeconds(1),
            MeasuringTime = TimeSpan.FromSeconds(0.5),
            Measurement = new() { Distinct = 4 },
            Judgement = new() { Overall = Verdict.Confirmed, Distinct = Verdict.Confirmed, Reason = "4 = 4" },
            Panel = [137, 80, 78, 71],
            CounterExample = [80, 75, 3, 4],
        };
        var failure = new TrainingFailure
        {
            Training = Training(2).Id, Started = DateTimeOffset.UnixEpoch, Ended = DateTimeOffset.UnixEpoch, Cause = FailureCause.OutOfMemory, Error = "full",
        };
        var sent = Sent(new LeaseReport { Token = 1, Worker = Worker, Provenance = Provenance, Measured = [trial], Failures = [failure] });

        var measured = Assert.Single(sent.Measured);
        Assert.Equal([137, 80, 78, 71], measured.Panel);
        Assert.Equal([80, 75, 3, 4], measured.CounterExample);
        Assert.Equal(trial with { Panel = null, CounterExample = null }, measured with { Panel = null, CounterExample = null });
        Assert.Equal(failure, Assert.Single(sent.Failures));
        Assert.Equal(Worker, sent.Worker);
        Assert.Equal(Provenance, sent.Provenance);
    }

    [Fact]
    public void The_small_records_arrive_whole()
    {
        var hello = new WorkerHello { Worker = Worker, Provenance = Provenance, Host = "node", ProcessId = 4711 };
        var reply = new ReportReply { Accepted = 3, Duplicate = 2, Stale = 1 };
        var progress = new SweepProgress
        {
            Planned = 10, Infeasible = 1, Succeeded = 2, Failed = 3, Cancelled = 4, Pending = 5, Leased = 6, Retries = 7, CostDone = 8.5, CostPlanned = 9.5,
            Finished = true, Trouble = "the disk is full",
        };

        Assert.Equal(hello, Sent(hello));
        Assert.Equal(reply, Sent(reply));
        Assert.Equal(progress, Sent(progress));
        Assert.Equal(TimeSpan.FromSeconds(5), Sent(new WorkerWelcome { RenewEvery = TimeSpan.FromSeconds(5) }).RenewEvery);
    }

    [Fact]
    public void Running_trainings_arrive_whole_and_also_none()
    {
        var running = new RunningTraining
        {
            Age = TimeSpan.FromSeconds(1),
            AtWork = new()
            {
                Training = Training(1).Id, Point = "a point", FirstStep = 10, Step = 20, Steps = 30, TrainingTime = TimeSpan.FromSeconds(4), MeasuringTime = TimeSpan.FromSeconds(5),
            },
        };
        var progress = new SweepProgress
        {
            Planned = 1, Infeasible = 0, Succeeded = 0, Failed = 0, Cancelled = 0, Pending = 1, Leased = 1, Retries = 0, CostDone = 0, CostPlanned = 1,
            Finished = false,
        };

        Assert.Equal([running, running with { Age = default }], Sent(progress with { Running = [running, running with { Age = default }] }).Running);
        Assert.Equal(running.AtWork, Sent(running.AtWork));
        Assert.Empty(Sent(progress).Running);
    }

    [Fact]
    public void A_storage_failure_arrives_as_itself_with_its_sentence()
    {
        var sent = Sent<Exception>(new SweepStorageException("the database does not answer"));

        Assert.Equal("the database does not answer", Assert.IsType<SweepStorageException>(sent).Message);
    }

    public void Dispose() => services.Dispose();

    private static Measurement WithoutLists(Measurement measurement) => measurement with { JumpProfile = null, LossCurve = null, LevelResponse = null };

    private static LeasedConfiguration Configuration { get; } = new()
    {
        Point = new string('p', 1000), Prediction = new() { Period = new PerAxis(1), Bound = 1, Notes = [] }, Images = "hash",
    };

    private static LeasedTraining Training(int number) => new()
    {
        Id = new(new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
        Trials = [new() { Id = new(new(number, 1, 0, [0, 0, 0, 0, 0, 0, 0, 0])), Seed = number, Configuration = Configuration }],
    };

    private T Sent<T>(T value)
        where T : notnull => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;
}
