using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using TorchSharp;

namespace Sweep.Learning.Tests.Runs;

[Fast]
public sealed class JudgedRunTests
{
    [Fact]
    public void What_stays_refuted_in_float64_and_with_two_threads_is_a_counter_example()
    {
        var judged = Suspicion.Run(Suspicion.Lowered, Suspicion.Trained)[0];

        Assert.Equal((Verdict.Refuted, Verdict.Refuted), (judged.Judgement.Overall, judged.Judgement.Distinct));
        Assert.EndsWith("distinct: still refuted in float64 and with 2 threads", judged.Judgement.Reason, StringComparison.Ordinal);
        var example = judged.CounterExample!;
        Assert.Equal(["in float64", "with 2 threads"], example.Rechecks.Select(static recheck => recheck.Condition));
        Assert.All(example.Rechecks, static recheck => Assert.Equal(Verdict.Refuted, recheck.Judgement!.Distinct));
        // Trained anew: in other numbers the loss is another one, with other threads alone it is the same to the bit.
        var first = judged.Outcome.Measurement;
        Assert.NotEqual(first.FinalLoss, example.Rechecks[0].Measurement!.FinalLoss);
        Assert.Equal(first.FinalLoss!.Value, example.Rechecks[0].Measurement!.FinalLoss!.Value, 1e-4);
        Assert.Equal(first.LossCurve, example.Rechecks[1].Measurement!.LossCurve);
    }

    /// <summary>A lease records a prediction for its own trials only, not for the same points under another condition.</summary>
    [Fact]
    public void A_recorded_prediction_is_not_asked_for_a_trial_under_another_condition()
    {
        var trial = Measured.Feasible(Suspicion.Two);
        Dictionary<string, Prediction> recorded = new() { [trial.Point.Canonical] = Suspicion.Lowered(trial) };

        var judged = JudgedRun.Of([trial], one => recorded[one.Point.Canonical], Suspicion.Lowered, new(), CancellationToken.None, TestContext.Current.CancellationToken).Single();

        Assert.Equal(Verdict.Refuted, judged.Judgement.Overall);
        Assert.All(judged.CounterExample!.Rechecks, static recheck => Assert.Equal(Verdict.Refuted, recheck.Judgement!.Distinct));
    }

    [Fact]
    public void What_float64_does_not_show_is_inconclusive_and_no_counter_example()
    {
        var judged = Suspicion.Run(static trial => trial.Point.Precision == Precision.Float64 ? trial.Prediction : Suspicion.Lowered(trial), Suspicion.Two)[0];

        Assert.Equal((Verdict.Inconclusive, Verdict.Inconclusive), (judged.Judgement.Overall, judged.Judgement.Distinct));
        Assert.Contains("distinct: refuted in float32, but confirmed in float64: 2 of 2 possible embeddings", judged.Judgement.Reason, StringComparison.Ordinal);
        Assert.Null(judged.CounterExample);
        Assert.Equivalent(Measured.Of(Suspicion.Two), judged.Outcome.Measurement, strict: true);
    }

    [Fact]
    public void What_another_number_of_threads_does_not_show_is_inconclusive_and_no_counter_example()
    {
        var judged = Suspicion.Run(static trial => torch.get_num_threads() == 2 ? trial.Prediction : Suspicion.Lowered(trial), Suspicion.Two)[0];

        Assert.Equal(Verdict.Inconclusive, judged.Judgement.Overall);
        Assert.Contains("distinct: refuted in float32, but confirmed with 2 threads", judged.Judgement.Reason, StringComparison.Ordinal);
        Assert.Null(judged.CounterExample);
        Assert.Equal(1, torch.get_num_threads());
    }

    [Fact]
    public void A_trial_in_float64_is_measured_again_in_the_same_numbers()
    {
        var judged = Suspicion.Run(Suspicion.Lowered, Suspicion.Two with { Precision = Precision.Float64 })[0];

        Assert.Equal(["again in float64", "with 2 threads"], judged.CounterExample!.Rechecks.Select(static recheck => recheck.Condition));
        Assert.All(judged.CounterExample.Rechecks, recheck => Assert.Equivalent(judged.Outcome.Measurement, recheck.Measurement, strict: true));
    }

    [Fact]
    public void Rounding_that_looks_like_a_refutation_refutes_nothing()
    {
        // A push margin below float32's rounding: on some processors objects differ in these numbers that float64 shows to be the same.
        var outcomes = Enumerable.Range(0, 8).Select(static seed => new GridPoint
        {
            Dimensions = 1, Depth = 2, Width = 32, Radius = 0, Spacing = new PerAxis(4), Steps = 1, DeltaD = 1e-9, Precision = Precision.Float32,
            Measure = Measures.Separability, Seed = seed,
        }).Select(static point => JudgedRun.Of([Measured.Feasible(point)], checkpointing: null, images: null, CancellationToken.None, TestContext.Current.CancellationToken).Single()).ToList();

        Assert.DoesNotContain(outcomes, static one => one.Judgement.Overall == Verdict.Refuted || one.CounterExample is not null);
        Assert.All(outcomes, static one => Assert.Equal(Verdict.Inconclusive, one.Judgement.Overall));
    }

    [Fact]
    public void What_is_not_refuted_does_not_wait_for_the_rechecks()
    {
        var judged = Suspicion.Run(static trial => trial.Point.WholeImage is null ? Suspicion.Lowered(trial) : trial.Prediction, [Suspicion.Two, .. Suspicion.Several(2)]);

        Assert.Equal([Verdict.Confirmed, Verdict.Confirmed, Verdict.Refuted], judged.Select(static one => one.Judgement.Overall));
        Assert.Null(judged[2].Outcome.Trial.Point.WholeImage);
    }

    [Fact]
    public void A_recheck_that_its_time_limit_ends_leaves_the_measurement_and_no_refutation()
    {
        using var limit = new CancellationTokenSource();
        var judged = JudgedRun.Of([.. Suspicion.Several(2).Select(Measured.Feasible)], CancelledBy(limit), CancelledBy(limit), new(), limit.Token, limit.Token).ToList();

        Assert.All(judged, static one => Assert.Equal((Verdict.Inconclusive, 2L), (one.Judgement.Overall, one.Outcome.Measurement.Distinct)));
        Assert.Contains("not measured again with 2 threads: the time limit had passed; raise limits.trial_timeout", judged[0].Judgement.Reason, StringComparison.Ordinal);
        Assert.Contains("not measured again in float64: the time limit", judged[1].Judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recheck_that_nobody_waits_for_any_more_ends_the_run()
    {
        using var lost = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
            JudgedRun.Of([.. Suspicion.Several(2).Select(Measured.Feasible)], CancelledBy(lost), CancelledBy(lost), new(), CancellationToken.None, lost.Token).ToList());
        Assert.Equal(1, torch.get_num_threads());
    }

    /// <summary>Recorded by a build whose laws say otherwise: whatever was measured decides nothing, and nobody measures it again.</summary>
    [Fact]
    public void Where_the_laws_of_this_program_differ_from_those_recorded_nothing_is_decided()
    {
        var judged = JudgedRun.Of(
            [.. Suspicion.Several(1).Select(Measured.Feasible)], Suspicion.Lowered, checkpointing: null, images: null, count: null, CancellationToken.None,
            TestContext.Current.CancellationToken).Single();

        Assert.Equal((Verdict.Inconclusive, Verdict.Inconclusive), (judged.Judgement.Overall, judged.Judgement.Distinct));
        Assert.Equal("the laws of this worker differ from those recorded", judged.Judgement.Cause);
        Assert.Equal(
            "the laws of this worker differ from those recorded: the prediction of distinct is another one; 2 embeddings where at most 1 are possible", judged.Judgement.Reason);
        Assert.Null(judged.CounterExample);
    }

    [Fact]
    public void A_recheck_that_fails_leaves_the_measurement_and_no_refutation()
    {
        var judged = Suspicion.Run(
            static trial => trial.Point.Precision == Precision.Float64 ? throw new OutOfMemoryException("no memory\nat all") : Suspicion.Lowered(trial), Suspicion.Two)[0];

        Assert.Equal(Verdict.Inconclusive, judged.Judgement.Overall);
        Assert.EndsWith("distinct: refuted in float32, but not measured again in float64: no memory", judged.Judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weights_of_one_network_are_kept_for_its_first_counter_examples_only()
    {
        var judged = Suspicion.Run(Suspicion.Lowered, Suspicion.Several(JudgedRun.MostWithEvidence + 2));

        Assert.All(judged, static one => Assert.NotNull(one.CounterExample));
        Assert.Equal([true, true, true, true, false, false], judged.Select(static one => one.CounterExample!.Evidence is not null));
    }

    private static Func<Trial, Prediction> CancelledBy(CancellationTokenSource source) => trial =>
    {
        if (trial.Point.Precision == Precision.Float64)
        {
            source.Cancel();
        }

        return Suspicion.Lowered(trial);
    };
}
