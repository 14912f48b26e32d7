using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class JudgementTests
{
    /// <summary>16 embeddings predicted.</summary>
    private static readonly GridPoint Sixteen = new();

    private static readonly GridPoint Nine = new() { Factor = PoolingFactors.Uniform(3), Radius = 3, Spacing = new(7, 7), Width = 8, Steps = 1500 };

    [Theory]
    [InlineData(16, 1e11, Verdict.Confirmed)]
    [InlineData(15, 1e11, Verdict.NotReached)]
    [InlineData(17, 1e11, Verdict.Refuted)]
    [InlineData(17, 999, Verdict.Inconclusive)]
    [InlineData(16, 1000, Verdict.Confirmed)]
    public void A_count_of_random_weights_is_held_against_its_bound_when_its_evidence_is_strong(long count, double gap, Verdict verdict)
    {
        var judgement = Judge(Sixteen, new() { Distinct = count, ClassGap = gap });

        Assert.Equal(verdict, judgement.Distinct);
        Assert.Equal(verdict, judgement.Overall);
        Assert.Null(judgement.Stitching);
        Assert.Null(judgement.Seams);
    }

    [Theory]
    [InlineData(3, Verdict.Refuted)]
    [InlineData(2.9, Verdict.Inconclusive)]
    public void A_trained_count_needs_less_of_a_gap(double gap, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Sixteen with { Steps = 10 }, new() { Distinct = 17, ClassGap = gap }).Distinct);

    [Fact]
    public void A_dead_network_has_no_single_embedding()
    {
        var judgement = Judge(Sixteen with { TileCrop = new(4, 4) }, new() { Dead = true, Distinct = 1, ClassGap = 1e9, StitchErrorMax = 0 });

        Assert.Equal((Verdict.Inconclusive, Verdict.Inconclusive), (judgement.Distinct, judgement.Stitching));
    }

    [Fact]
    public void Padded_counts_are_reported_beside_the_bound_without_a_verdict()
    {
        var judgement = Judge(Sixteen with { Padding = Padding.Same }, new() { Distinct = 64, ClassGap = 1e9 });

        Assert.Equal(Verdict.NotPredicted, judgement.Overall);
        Assert.Equal("64 embeddings beside the bound of 16, none predicted, for same padding leaks position from the border (L4)", judgement.Reason);
    }

    [Theory]
    [InlineData(4, 1e-5, Verdict.Confirmed)]
    [InlineData(4, 0.005, Verdict.Inconclusive)]
    [InlineData(4, 0.011, Verdict.Refuted)]
    [InlineData(5, 1e-5, Verdict.Refuted)]
    [InlineData(5, 0.01, Verdict.Inconclusive)]
    [InlineData(5, 0.011, Verdict.Confirmed)]
    [InlineData(5, double.NaN, Verdict.Inconclusive)]
    public void Stitching_is_seamless_visible_or_undecided(int crop, double error, Verdict verdict)
    {
        var point = Sixteen with { TileCrop = new(crop, crop), Measure = Measures.Stitching };

        Assert.Equal(verdict, Judge(point, new() { StitchErrorMax = error, StitchErrorGeneric = error, OutputDeviation = 1, LevelResponse = [1, 0.5] }).Overall);
    }

    [Fact]
    public void An_output_without_deviation_decides_no_stitching()
    {
        var point = Sixteen with { TileCrop = new(4, 4), Measure = Measures.Stitching };

        Assert.Equal(Verdict.Inconclusive, Judge(point, new() { StitchErrorMax = 0, OutputDeviation = 0 }).Stitching);
        Assert.Equal(Verdict.Inconclusive, Judge(point, new()).Stitching);
    }

    [Theory]
    [InlineData(9, 29.0, 0.5, Verdict.Confirmed)]
    [InlineData(9, 1.8, 0.5, Verdict.Inconclusive)]
    [InlineData(9, 1.2, 0.5, Verdict.Inconclusive)]
    [InlineData(9, 1.2, 4.8, Verdict.Inconclusive)]
    [InlineData(9, 29.0, 4.8, Verdict.Inconclusive)]
    [InlineData(9, 29.0, null, Verdict.Inconclusive)]
    [InlineData(9, 1.2, 0.28, Verdict.Refuted)]
    [InlineData(9, 1.2, 0.29, Verdict.Inconclusive)]
    [InlineData(10, 1.0, 4.8, Verdict.Inconclusive)]
    [InlineData(10, 1.0, 2.0, Verdict.Confirmed)]
    [InlineData(10, 1.8, 0.5, Verdict.Inconclusive)]
    [InlineData(10, 2.5, 0.5, Verdict.NotReached)]
    [InlineData(10, 2.5, 4.8, Verdict.Inconclusive)]
    [InlineData(10, null, 0.5, Verdict.Inconclusive)]
    public void A_jump_ratio_says_something_only_after_convergence(int window, double? ratio, double? loss, Verdict verdict)
    {
        var point = Nine with { TrainWindow = new(window, window), Measure = Measures.Seams };

        Assert.Equal(verdict, Judge(point, new() { JumpRatio = ratio, FinalLoss = loss, LevelResponse = [1, 1] }).Seams);
    }

    [Fact]
    public void A_ratio_without_its_premise_is_not_judged()
    {
        var point = Nine with { Spacing = new(13, 13), TrainWindow = new(9, 9), Measure = Measures.Seams };

        var judgement = Judge(point, new() { JumpRatio = 5, FinalLoss = 0 });
        Assert.Equal((Verdict.NotPredicted, "no jump is predicted or excluded"), (judgement.Overall, judgement.Cause));
        Assert.StartsWith("jump ratio 5, none predicted, for the window 9 is not above the spacing 13", judgement.Reason);
    }

    [Theory]
    [InlineData(16, 0.2, Verdict.Refuted)]
    [InlineData(16, 0.005, Verdict.Inconclusive)]
    [InlineData(15, 0.0, Verdict.NotReached)]
    [InlineData(16, 0.0, Verdict.Confirmed)]
    public void The_weightiest_law_decides_the_trial(long count, double error, Verdict overall)
    {
        var point = Sixteen with { TileCrop = new(4, 4) };

        Assert.Equal(overall, Judge(point, new() { Distinct = count, ClassGap = 1e9, StitchErrorMax = error, OutputDeviation = 1 }).Overall);
    }

    [Fact]
    public void A_confirmed_law_outweighs_one_that_predicts_nothing()
    {
        var judgement = Judge(
            Sixteen with { Padding = Padding.Same, TileCrop = new(4, 4) }, new() { Distinct = 64, ClassGap = 1e9, StitchErrorMax = 1, OutputDeviation = 1 });

        Assert.Equal((Verdict.Confirmed, Verdict.NotPredicted), (judgement.Overall, judgement.Distinct));
        Assert.Equal("64 embeddings beside the bound of 16, none predicted, for same padding leaks position from the border (L4); stitch error 1, a seam as predicted", judgement.Reason);
    }

    [Fact]
    public void What_nobody_asked_for_is_not_judged()
    {
        var judgement = Judge(Sixteen with { Measure = Measures.Seams }, new() { Distinct = 17, ClassGap = 1e9 });

        Assert.Equal(new Judgement { Overall = Verdict.NotPredicted, Reason = Nothing, Cause = Nothing }, judgement);
    }

    private const string Nothing = "nothing was measured that a law speaks of";

    private static Judgement Judge(GridPoint point, Measurement measurement) => Judgement.Of(SamplePoints.Trial(point), measurement);
}
