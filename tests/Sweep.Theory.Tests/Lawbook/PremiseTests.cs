using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

/// <summary>What a verdict needs beside the number that a law speaks of.</summary>
public sealed class PremiseTests
{
    /// <summary>16 embeddings predicted, 32 objects.</summary>
    private static readonly GridPoint Sixteen = new() { Measure = Measures.Separability };

    private static readonly GridPoint Tiled = new() { TileCrop = new(5, 5), Measure = Measures.Stitching };

    private static readonly Measurement Flat = new() { StitchErrorMax = 0, OutputDeviation = 1, LevelResponse = [1, 1] };

    [Theory]
    [InlineData(5, 1, "1 of 1 possible embeddings; 1 object is too few, for every phase needs two")]
    [InlineData(26, 16, "16 of 16 possible embeddings; 16 objects are too few, for every phase needs two")]
    public void A_count_needs_two_objects_in_every_phase(int side, long count, string reason)
    {
        var judgement = Judge(Sixteen with { WholeImage = new(side, side) }, new() { Distinct = count, ClassGap = 1e9 });

        Assert.Equal((Verdict.Inconclusive, reason), (judgement.Overall, judgement.Reason));
        Assert.Equal("too few objects, every phase needs two", judgement.Cause);
    }

    [Fact]
    public void A_count_above_the_bound_refutes_however_few_the_objects() =>
        Assert.Equal(Verdict.Refuted, Judge(Sixteen with { Spacing = new(8, 8), WholeImage = new(13, 13) }, new() { Distinct = 2, ClassGap = 1e9 }).Overall);

    [Fact]
    public void A_count_below_its_bound_in_a_network_that_is_dead_there_is_no_count()
    {
        var dead = new Measurement { Distinct = 4, ClassGap = 1e9, LevelResponse = [1, 0] };

        Assert.Equal((Verdict.Inconclusive, "the network is dead below level 1"), Said(Sixteen, dead));
        Assert.Equal((Verdict.NotReached, "fewer embeddings than are possible"), Said(Sixteen, dead with { LevelResponse = [1, 1e-6] }));
        Assert.Equal((Verdict.Refuted, "more embeddings than are possible"), Said(Sixteen, dead with { Distinct = 17 }));
    }

    [Fact]
    public void One_embedding_of_a_network_that_never_learnt_confirms_nothing()
    {
        var point = Sixteen with { Spacing = new(8, 8), Steps = 10 };
        var one = new Measurement { Distinct = 1, ClassGap = 1e9, FinalLoss = 20, BackgroundGap = 6, StepsMade = 10 };

        Assert.Equal(Verdict.Confirmed, Judge(point, one).Overall);
        Assert.Equal(Verdict.Inconclusive, Judge(point, one with { BackgroundGap = 2.9 }).Overall);
        Assert.Equal(
            "premise: a trained network; in none of the 10 training steps the windows showed two instances",
            Judge(point, one with { FinalLoss = null, EmptyWindows = 10 }).Reason);
    }

    [Fact]
    public void Agreement_of_a_network_that_sees_no_phase_confirms_nothing()
    {
        var fits = Tiled with { TileCrop = new(4, 4) };
        var one = Sixteen with { Spacing = new(8, 8) };
        var single = new Measurement { Distinct = 1, ClassGap = 1e9, LevelResponse = [1, 0] };

        Assert.Equal((Verdict.Inconclusive, "the network is dead below level 0"), Said(fits, Flat with { LevelResponse = [0, 0] }));
        Assert.Equal(Verdict.Confirmed, Judge(fits, Flat with { LevelResponse = [1, 0] }).Overall);
        Assert.Equal((Verdict.Inconclusive, "the network is dead below level 0"), Said(one, single with { LevelResponse = [0, 0] }));
        Assert.Equal(Verdict.Confirmed, Judge(one, single).Overall);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void An_output_that_is_even_in_space_says_nothing_of_seams(int crop) => Assert.Equal(
        (Verdict.Inconclusive, "the output does not vary in space"),
        Said(Tiled with { TileCrop = new(crop, crop) }, Flat with { StitchErrorMax = null }));

    [Fact]
    public void No_seam_refutes_only_generic_weights()
    {
        Assert.Equal((Verdict.Refuted, "no seam where one must be"), Said(Tiled, Flat with { StitchErrorGeneric = 0 }));
        Assert.Equal((Verdict.Inconclusive, "the network is dead below level 0"), Said(Tiled, Flat with { LevelResponse = [0, 0] }));
        Assert.Equal((Verdict.Inconclusive, "the network hardly answers below level 1"), Said(Tiled, Flat with { LevelResponse = [1, 0.001] }));
        Assert.Equal((Verdict.Inconclusive, "premise: generic weights, not measured"), Said(Tiled, Flat with { LevelResponse = null }));
        Assert.Equal(Verdict.Confirmed, Judge(Tiled, Flat with { StitchErrorMax = 0.1, LevelResponse = null }).Overall);
    }

    [Fact]
    public void What_padding_invents_may_not_show() =>
        Assert.Equal((Verdict.Inconclusive, "premise: padding shows, which it does not in these tiles"), Said(Tiled with { Padding = Padding.Same }, Flat));

    [Theory]
    [InlineData(0.8, Verdict.Inconclusive, "premise: an image that shows a seam, which this one does not")]
    [InlineData(1e-6, Verdict.Refuted, "no seam where one must be")]
    [InlineData(1e-3, Verdict.Inconclusive, "premise: an image that shows a seam, not decided")]
    [InlineData(null, Verdict.Inconclusive, "premise: an image that shows a seam, not decided")]
    public void An_image_without_a_seam_is_compared_with_a_larger_one_without_symmetry(double? generic, Verdict verdict, string cause)
    {
        Assert.Equal((verdict, cause), Said(Tiled, Flat with { StitchErrorGeneric = generic }));
        Assert.Equal((verdict, cause), Said(Tiled with { Steps = 10 }, Flat with { StitchErrorGeneric = generic }));
    }

    [Fact]
    public void No_jump_means_nothing_in_a_network_that_is_dead_below_a_level()
    {
        var point = new GridPoint { Factor = PoolingFactors.Uniform(3), Radius = 3, Spacing = new(7, 7), Steps = 100, Measure = Measures.Seams };
        var smooth = new Measurement { JumpRatio = 1, FinalLoss = 0.1, LevelResponse = [1, 0] };

        Assert.All([9, 10], window => Assert.Equal((Verdict.Inconclusive, "the network is dead below level 1"), Said(point with { TrainWindow = new(window, window) }, smooth)));
    }

    [Fact]
    public void An_axis_without_a_jump_can_hide_the_jump_of_another()
    {
        var point = new GridPoint { Factor = PoolingFactors.Uniform(3), Radius = 3, Spacing = new(7, 7), Steps = 100, Measure = Measures.Seams };
        var smooth = new Measurement { JumpRatio = 1.36, FinalLoss = 0.01, LevelResponse = [1, 1] };

        Assert.Equal(Verdict.Refuted, Judge(point with { TrainWindow = new(9, 9) }, smooth).Overall);
        Assert.Equal((Verdict.Inconclusive, "a jump ratio of axes with and without a jump"), Said(point with { TrainWindow = new(9, 18) }, smooth));
    }

    [Fact]
    public void The_limit_of_convergence_scales_with_the_push_margin()
    {
        var point = new GridPoint { Factor = PoolingFactors.Uniform(3), Radius = 3, Spacing = new(7, 7), Steps = 100, TrainWindow = new(9, 9), Measure = Measures.Seams };
        var jumps = new Measurement { JumpRatio = 20, FinalLoss = 0.9 };

        Assert.Equal(Verdict.Confirmed, Judge(point, jumps).Overall);
        Assert.Equal((Verdict.Inconclusive, "the training has not converged"), Said(point with { DeltaD = 1 }, jumps));
        Assert.Contains("(loss 0.9, limit 0.222)", Judge(point with { DeltaD = 1 }, jumps).Reason);
    }

    [Fact]
    public void The_cause_of_a_trial_is_that_of_its_weightiest_verdict()
    {
        var point = Tiled with { Measure = Measures.Stitching | Measures.Separability };
        var judgement = Judge(point, new() { Distinct = 16, ClassGap = 3, StitchErrorMax = 1, OutputDeviation = 1 });

        Assert.Equal((Verdict.Inconclusive, "class gap below 1E+03"), (judgement.Overall, judgement.Cause));
    }

    private static (Verdict, string) Said(GridPoint point, Measurement measurement)
    {
        var judgement = Judge(point, measurement);
        return (judgement.Overall, judgement.Cause);
    }

    private static Judgement Judge(GridPoint point, Measurement measurement) => Judgement.Of(SamplePoints.Trial(point), measurement);
}
