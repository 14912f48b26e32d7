using Sweep.Storage.Answers;
using Sweep.Storage.Reading;

namespace Sweep.Storage.Tests.Answers;

/// <summary>Folded numbers in words, law by law.</summary>
[Fast]
public sealed class StatementTests
{
    [Fact]
    public void Counts_that_all_reach_the_prediction_say_so_and_that_none_exceeds_it()
    {
        Assert.Equal("Counts reach the prediction in 52 of 52 configurations; none exceeds it.", new CountStatement(Verdicts(52), null).Sentence);
        Assert.Equal("Counts reach the prediction of 16 in 1 of 1 configuration; none exceeds it.", new CountStatement(Verdicts(1), 16).Sentence);
    }

    [Fact]
    public void Counts_of_which_some_are_inconclusive_do_not_say_that_none_exceeds_the_prediction() => Assert.Equal(
        "Counts reach the prediction in 40 of 52 configurations; no conclusive one exceeds it, 3 are inconclusive.",
        new CountStatement(Verdicts(40, notReached: 9, inconclusive: 3), null).Sentence);

    [Fact]
    public void A_count_above_the_prediction_is_said_first() => Assert.Equal(
        "Counts exceed the prediction in 1 of 10 configurations and reach it in 8, 1 is inconclusive.",
        new CountStatement(Verdicts(8, refuted: 1, inconclusive: 1), null).Sentence);

    [Fact]
    public void Paddings_are_told_by_how_far_they_go_beyond_the_bound()
    {
        Assert.Equal("Padding same tells up to 64 objects apart where the bound is 16.", new PaddingStatement([new("same", 64, 16)], Pixels: false).Sentence);
        Assert.Equal(
            "Padding same tells up to 64 pixels apart where the bound is 16, reflect up to 36, replicate up to 7 where it is 4.",
            new PaddingStatement([new("reflect", 36, 16), new("replicate", 7, 4), new("same", 64, 16)], Pixels: true).Sentence);
        Assert.Equal(
            "Padding reflect and same told no more objects apart than the bound.", new PaddingStatement([new("reflect", 16, 16), new("same", 4, 16)], Pixels: false).Sentence);
    }

    [Fact]
    public void Crops_are_counted_where_configurations_differ_in_nothing_else()
    {
        Assert.Equal(
            "Seamless at 8 of 8 crops that are multiples of P, seams at 12 of 12 others.", new StitchStatement(Verdicts(8), Verdicts(12), ByMultiples: true, ByCrops: true).Sentence);
        Assert.Equal(
            "Seamless in 8 of 8 configurations whose crop is a multiple of P, seams in 12 of 12 others.",
            new StitchStatement(Verdicts(8), Verdicts(12), ByMultiples: true, ByCrops: false).Sentence);
        Assert.Equal("Seams at 1 of 1 crop that is not a multiple of P.", new StitchStatement(Verdicts(0), Verdicts(1), ByMultiples: true, ByCrops: true).Sentence);
    }

    [Fact]
    public void Crops_that_are_seamless_without_being_multiples_are_told_by_their_prediction_and_what_disagrees_is_told() => Assert.Equal(
        "Seamless at 3 of 4 crops where no seam is predicted, seams at 5 of 8 others; 1 speaks against the prediction, 3 are inconclusive.",
        new StitchStatement(Verdicts(3, refuted: 1), Verdicts(5, inconclusive: 3), ByMultiples: false, ByCrops: true).Sentence);

    [Fact]
    public void Windows_of_both_kinds_are_set_against_each_other() => Assert.Equal(
        "Windows of one period leave jumps (29 to 79 times); windows above it do not (0.96 to 1.08).",
        new WindowStatement(new(Verdicts(1), (29, 79)), new(Verdicts(1), (0.96, 1.08)), OnePeriod: true).Sentence);

    [Fact]
    public void Windows_claim_only_what_came_out_as_predicted()
    {
        Assert.Equal(
            "Windows within one period leave jumps in 2 of 3 configurations (5.2 to 36 times), where 1 is inconclusive.",
            new WindowStatement(new(Verdicts(2, inconclusive: 1), (5.2, 36)), null, OnePeriod: false).Sentence);
        Assert.Equal(
            "Windows above one period leave no jumps in 0 of 2 configurations, where 1 speaks against the prediction, 1 is inconclusive.",
            new WindowStatement(null, new(Verdicts(0, refuted: 1, inconclusive: 1), null), OnePeriod: false).Sentence);
    }

    [Fact]
    public void The_fewest_splits_are_told_with_their_crops()
    {
        CurvePoint nine = new([9, 9], 0.11, true), eighteen = new([18, 18], 0.07, true), twelve = new([12, 12], 0.09, false);
        Assert.Equal("Fewest splits at c = 18 (7 %) and 9 (11 %), both multiples of P = 9.", new CurveStatement([eighteen, nine], [9, 9], 8, 1, 1).Sentence);
        Assert.Equal("Fewest splits at c = 18 (7 %) and 12 (9 %), of which 18 is a multiple of P = 9.", new CurveStatement([eighteen, twelve], [9, 9], 8, 1, 0).Sentence);
        Assert.Equal("Fewest splits at c = 12 (9 %), not a multiple of P = 9.", new CurveStatement([twelve], [9, 9], 8, 1, 0).Sentence);
        Assert.Equal("Fewest splits at multiples of P in 3 of 4 networks.", new CurveStatement([eighteen, nine], [9, 9], 8, 4, 3).Sentence);
    }

    [Fact]
    public void A_curve_without_splits_has_no_best_crop() => Assert.Equal(
        "Splits are as frequent at every crop (0 %).", new CurveStatement([new([8], 0, false), new([9], 0, true)], [9], 2, 1, 0).Sentence);

    [Fact]
    public void Objects_that_may_be_told_apart_and_those_that_cannot_are_counted_each() => Assert.Equal(
        "All objects are told apart in 3 of 4 configurations where it is possible, and are not in 2 of 2 where symmetry forbids it.",
        new SeparableStatement(Verdicts(3, notReached: 1), Verdicts(2)).Sentence);

    [Fact]
    public void Shifts_are_counted_by_their_prediction() => Assert.Equal(
        "The output follows every shift of the image in 4 of 4 configurations where that is predicted, and misses some in 5 of 6 others; 1 is inconclusive.",
        new ShiftStatement(Verdicts(4), Verdicts(5, inconclusive: 1)).Sentence);

    private static VerdictCounts Verdicts(long confirmed, long notReached = 0, long refuted = 0, long inconclusive = 0) => new(confirmed, notReached, refuted, inconclusive, 0);
}
