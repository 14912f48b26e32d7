using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Trials;

[Slow]
public sealed class FlushTests : IAsyncLifetime
{
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("00000000-0000-0000-0000-000000000002");

    private readonly TestDatabase database = new();
    private SweepId sweep;
    private long epoch;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepStore Sweeps => new(database.Source, TimeProvider.System);

    private TrialStore Trials => new(database.Source, TimeProvider.System);

    private TrialId Trial => TrialId.Of(sweep, Points.Line());

    private TrialId Other => TrialId.Of(sweep, Points.Line(4));

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        sweep = (await Sweeps.SubmitAsync(Points.Content("a"), [Points.Line(), Points.Line(4)], Cancellation)).Id;
        epoch = await Sweeps.TakeOwnershipAsync(sweep, Cancellation);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_same_flush_twice_changes_nothing()
    {
        var flush = Points.Flush([Points.Measured(Trial, First)]);

        Assert.True(await Trials.FlushAsync(sweep, epoch, flush, Cancellation));
        Assert.True(await Trials.FlushAsync(sweep, epoch, flush, Cancellation));

        Assert.Equal(1, await database.Source.CountAsync("measurements"));
        Assert.Equal(1, await database.Source.CountAsync("attempts"));
        Assert.Equal(0, await database.Source.CountAsync("late_measurements"));
        Assert.Equal(1, await database.Source.CountAsync("planned_trials where state = 'succeeded' and finalized_at is not null"));
    }

    [Fact]
    public async Task Every_number_comes_back_as_it_was()
    {
        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, First)]), Cancellation);

        Assert.Equal(
            "4 8 1e-10 1e-15 0.5 500000000000000 0.25 f {1.5,NaN,1e-300} confirmed confirmed 4 embeddings as predicted w1 cpu abc TorchSharp 0 f t 1 250 1.5",
            await database.Source.ScalarAsync("""
                select concat_ws(' ', measured_distinct, objects, tolerance, within_class, between_classes, class_gap, output_deviation, dead, jump_profile,
                    verdict, distinct_verdict, stitching_verdict, reason, worker, device, git_revision, libraries, one_dnn, self_test_passed, threads,
                    extract(milliseconds from training_time)::float, extract(milliseconds from measuring_time)::float)
                from sweep.measurements
                """));
    }

    /// <summary>What all rows have in common travels once, and what none has not at all.</summary>
    [Fact]
    public async Task Values_that_rows_share_come_back_with_each_row()
    {
        var (one, other) = (Points.Measured(Trial, First), Points.Measured(Other, Second));
        await Trials.FlushAsync(
            sweep,
            epoch,
            Points.Flush(
            [
                one with { Measurement = one.Measurement with { Tolerance = 0.0, FinalLoss = 1, JumpProfile = null } },
                other with { Measurement = other.Measurement with { Tolerance = -0.0, Objects = 9, JumpProfile = null }, Provenance = other.Provenance with { ResumedStep = 7 } },
            ]),
            Cancellation);

        string Row(TrialId trial, Guid attempt) => $"""
            select concat_ws(' ', measured_distinct, objects, tolerance, coalesce(final_loss::text, '-'), coalesce(jump_profile::text, '-'), coalesce(resumed_step::text, '-'),
                worker, attempt_id = '{attempt}', (select count(*) from sweep.attempts a where a.trial_id = m.trial_id and a.id = '{attempt}' and a.ended_at - a.started_at = interval '2 seconds'))
            from sweep.measurements m where trial_id = '{trial.Value}'
            """;
        Assert.Equal("4 8 0 1 - - w1 t 1", await database.Source.ScalarAsync(Row(Trial, First)));
        Assert.Equal("4 9 -0 - - 7 w1 t 1", await database.Source.ScalarAsync(Row(Other, Second)));
    }

    [Fact]
    public async Task A_fenced_owner_writes_nothing()
    {
        await Sweeps.TakeOwnershipAsync(sweep, Cancellation);
        var lease = new RunningLease(TrainingId.Of(sweep, Points.Line()), 1, "w1", Guid.Empty, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var flush = Points.Flush([Points.Measured(Trial, First)], failed: [new(Other, FailureCause.Timeout, "too slow")], running: [lease]);

        Assert.False(await Trials.FlushAsync(sweep, epoch, flush, Cancellation));

        Assert.All(
            await Task.WhenAll(new[] { "measurements", "late_measurements", "attempts", "running", "workers" }.Select(database.Source.CountAsync)),
            static count => Assert.Equal(0, count));
        Assert.Equal(2, await database.Source.CountAsync("planned_trials where state = 'pending'"));
    }

    [Fact]
    public async Task A_measurement_that_comes_late_is_kept_apart()
    {
        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, First)]), Cancellation);

        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, Second, distinct: 3, Verdict.NotReached)]), Cancellation);

        Assert.Equal(4L, await database.Source.ScalarAsync("select measured_distinct from sweep.measurements"));
        Assert.Equal(3L, await database.Source.ScalarAsync("select measured_distinct from sweep.late_measurements"));
    }

    [Fact]
    public async Task A_picture_is_kept_once_and_only_with_the_measurement_that_counts()
    {
        byte[] accepted = [1, 2, 3], late = [4, 5];
        var first = Points.Flush([Points.Measured(Trial, First) with { Panel = accepted }]);
        await Trials.FlushAsync(sweep, epoch, first, Cancellation);
        await Trials.FlushAsync(sweep, epoch, first, Cancellation);
        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, Second) with { Panel = late }, Points.Measured(Other, Second)]), Cancellation);

        Assert.Equal(1, await database.Source.CountAsync("artifacts"));
        Assert.Equal(accepted, await database.Source.ScalarAsync("select content from sweep.artifacts where kind = 'panel' and media_type = 'image/png'"));
        Assert.Equal(Trial.Value, await database.Source.ScalarAsync("select trial_id from sweep.artifacts"));
    }

    [Fact]
    public async Task A_counter_example_is_kept_once_beside_the_picture_and_only_with_the_measurement_that_counts()
    {
        byte[] packet = [80, 75, 3, 4];
        var first = Points.Flush([Points.Measured(Trial, First, verdict: Verdict.Refuted) with { Panel = [1], CounterExample = packet }]);
        await Trials.FlushAsync(sweep, epoch, first, Cancellation);
        await Trials.FlushAsync(sweep, epoch, first, Cancellation);
        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, Second) with { CounterExample = [5] }]), Cancellation);

        Assert.Equal(2, await database.Source.CountAsync("artifacts"));
        Assert.Equal(packet, await database.Source.ScalarAsync("select content from sweep.artifacts where kind = 'counter_example' and media_type = 'application/zip'"));
        Assert.Equal(1, await database.Source.CountAsync("artifacts where kind = 'panel'"));
    }

    [Fact]
    public async Task A_sweep_that_has_a_thousand_counter_examples_keeps_no_more_but_its_pictures()
    {
        await database.Source.ScalarAsync($"""
            insert into sweep.artifacts (id, sweep_id, kind, media_type, sha256, content, created_at)
            select gen_random_uuid(), '{sweep.Value}', 'counter_example', 'application/zip', repeat('0', 64), '', now() from generate_series(1, 1000)
            """);

        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, First) with { Panel = [1], CounterExample = [2] }]), Cancellation);

        Assert.Equal(1000, await database.Source.CountAsync("artifacts where kind = 'counter_example'"));
        Assert.Equal(1, await database.Source.CountAsync("artifacts where kind = 'panel'"));
        Assert.Equal(1, await database.Source.CountAsync("measurements"));
    }

    [Fact]
    public async Task The_numbers_of_instances_and_shifts_come_back_as_they_were()
    {
        var measurement = new Theory.Measuring.Measurement
        {
            LossCurve = [3, 0.25], Separable = false, TruthObjects = 9, FoundInstances = 7, CutObjects = 4, FalseSplits = 2, FalseMerges = 3, Ap50 = 0.5, Ap = 0.125,
            ShiftErrorMax = 1e-12, ShiftErrorScene = 2.5, LevelResponse = [1.5, 0], GridGap = 0.25, BackgroundGap = 8, StitchErrorGeneric = 1e-7, EmptyWindows = 31, ClusteringControl = true,
        };
        var judgement = new Judgement { Overall = Verdict.Refuted, Separable = Verdict.Confirmed, Shifts = Verdict.Refuted, Reason = "a shift was not followed", Cause = "shifts\0" };

        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, First) with { Measurement = measurement, Judgement = judgement }]), Cancellation);

        Assert.Equal(
            "{3,0.25} f 9 7 4 2 3 0.5 0.125 1e-12 2.5 {1.5,0} 0.25 8 1e-07 31 t refuted confirmed refuted shifts",
            await database.Source.ScalarAsync("""
                select concat_ws(' ', loss_curve, separable, truth_objects, found_instances, cut_objects, false_splits, false_merges, ap50, ap, shift_error_max, shift_error_scene,
                    level_response, grid_gap, background_gap, stitch_error_generic, empty_windows, clustering_control, verdict, separable_verdict, shifts_verdict, verdict_cause)
                from sweep.trial_results where ordinal = 0
                """));
    }

    [Fact]
    public async Task Of_two_measurements_in_one_flush_one_is_accepted()
    {
        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, First), Points.Measured(Trial, Second)]), Cancellation);

        Assert.Equal(1, await database.Source.CountAsync("measurements"));
        Assert.Equal(1, await database.Source.CountAsync("late_measurements"));
    }

    [Fact]
    public async Task A_trial_that_failed_for_good_stays_failed_when_a_measurement_follows()
    {
        await Trials.FlushAsync(sweep, epoch, Points.Flush(failed: [new(Trial, FailureCause.OutOfMemory, "no memory\0left")]), Cancellation);

        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, First)]), Cancellation);

        Assert.Equal("failed out_of_memory no memoryleft", await database.Source.ScalarAsync(
            "select concat_ws(' ', state, failure_cause, error) from sweep.planned_trials where ordinal = 0"));
        Assert.Equal(0, await database.Source.CountAsync("measurements"));
        Assert.Equal(1, await database.Source.CountAsync("late_measurements"));
    }

    [Fact]
    public async Task A_measurement_of_another_sweep_is_not_written()
    {
        var other = (await Sweeps.SubmitAsync(Points.Content("b"), [Points.Line()], Cancellation)).Id;
        var foreign = TrialId.Of(other, Points.Line());

        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(foreign, First)]), Cancellation);

        Assert.Equal(0, await database.Source.CountAsync("measurements"));
        Assert.Equal(0, await database.Source.CountAsync("attempts"));
        Assert.Equal(3, await database.Source.CountAsync("planned_trials where state = 'pending'"));
    }

    [Fact]
    public async Task Changes_of_leases_are_written_and_others_stay()
    {
        RunningLease Of(long token, int seed) => new(TrainingId.Of(sweep, Points.Line() with { Seed = seed }), token, "w1", Guid.Empty, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        async Task<string> HeldAsync() => string.Join(' ', (await Trials.ReadLeasesAsync(sweep, Cancellation)).Select(row => $"{row.Token}:{Array.FindIndex([0, 1, 2, 3], seed => row.Training == Of(0, seed).Training)}"));

        await Trials.FlushAsync(sweep, epoch, new([], [], [], new([Of(1, 2), Of(1, 0), Of(2, 1)], [])), Cancellation);
        Assert.Equal("1:2 1:0 2:1", await HeldAsync());

        await Trials.FlushAsync(sweep, epoch, new([], [], [], new([Of(1, 0), Of(3, 3)], [2])), Cancellation);
        Assert.Equal("1:0 3:3", await HeldAsync());

        await Trials.FlushAsync(sweep, epoch, new([], [], [], LeaseChanges.None), Cancellation);
        Assert.Equal("1:0 3:3", await HeldAsync());

        await Trials.FlushAsync(sweep, epoch, new([], [], [], new([Of(4, 1)], Ended: null)), Cancellation);
        Assert.Equal("4:1", await HeldAsync());
    }

    [Fact]
    public async Task The_running_snapshot_is_replaced()
    {
        var one = new RunningLease(TrainingId.Of(sweep, Points.Line()), 1, "w1", Guid.Empty, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var two = one with { Training = TrainingId.Of(sweep, Points.Line() with { Seed = 9 }) };
        await Trials.FlushAsync(sweep, epoch, Points.Flush(running: [one]), Cancellation);
        Assert.Equal(1, await database.Source.CountAsync("running where worker = 'w1'"));

        await Trials.FlushAsync(sweep, epoch, Points.Flush(running: [one with { Token = 2, Worker = "w2" }]), Cancellation);
        Assert.Equal(1, await database.Source.CountAsync("running where worker = 'w2'"));

        await Trials.FlushAsync(sweep, epoch, Points.Flush(), Cancellation);
        Assert.Equal(0, await database.Source.CountAsync("running"));
        Assert.NotEqual(one.Training, two.Training);
    }

    [Fact]
    public async Task What_is_left_is_read_with_its_failures()
    {
        var training = TrainingId.Of(sweep, Points.Line());
        Attempt[] attempts =
        [
            Points.Attempt(First, Trial, FailureCause.WorkerLost, "gone"), Points.Attempt(Second, Trial, FailureCause.WorkerLost, "gone"),
            Points.Attempt(Guid.NewGuid(), Trial, FailureCause.Timeout, "slow"),
        ];
        await Trials.FlushAsync(sweep, epoch, Points.Flush(failures: attempts), Cancellation);

        var open = await Trials.ReadOpenAsync(sweep, Cancellation).SingleAsync(Cancellation);
        Assert.Equal(training, open.Id);
        Assert.Equal([Trial, Other], open.Trials);
        Assert.Equal(Theory.Trials.Trial.Of(Points.Line()).Trial!.Cost + Theory.Trials.Trial.Of(Points.Line(4)).Trial!.Cost, open.Cost, 1e-6);
        Assert.Equal(new Dictionary<FailureCause, int> { [FailureCause.WorkerLost] = 2, [FailureCause.Timeout] = 1 }, open.Failures);

        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, Guid.NewGuid())]), Cancellation);
        var work = Assert.Single(await Trials.ReadWorkAsync([training], Cancellation));
        Assert.Equal((training, Other, Points.Line(4).Seed), (work.Training, work.Id, work.Seed));
        var left = Assert.Single(await Trials.ReadConfigurationsAsync([work.Configuration], Cancellation));
        Assert.Equal((work.Configuration, (Points.Line(4) with { Seed = 0 }).Canonical), (left.Key, left.Point));
        var prediction = Theory.Trials.Trial.Of(Points.Line(4)).Trial!.Prediction;
        Assert.Equal((prediction.Period, prediction.Bound, prediction.Distinct), (left.Prediction.Period, left.Prediction.Bound, left.Prediction.Distinct));
        Assert.Equal(prediction.Notes, left.Prediction.Notes);
        Assert.Null(left.Prediction.Differs(prediction, Theory.Lawbook.Laws.All));
        Assert.Equal([Other], (await Trials.ReadOpenAsync(sweep, Cancellation).SingleAsync(Cancellation)).Trials);
    }

    [Fact]
    public async Task Totals_add_up()
    {
        await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(Trial, First)]), Cancellation);

        var totals = await TrialTotals.ReadAsync(database.Source, sweep, Cancellation);

        var cost = Theory.Trials.Trial.Of(Points.Line()).Trial!.Cost;
        Assert.Equal((2, 1, 0, 0), (totals.Planned, totals.Succeeded, totals.Failed, totals.Infeasible));
        Assert.Equal(cost, totals.CostDone, cost * 1e-12);
    }
}
