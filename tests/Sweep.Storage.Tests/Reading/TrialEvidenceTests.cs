using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class TrialEvidenceTests
{
    [Fact]
    public void What_was_measured_is_told_and_the_rest_is_left_out()
    {
        var told = TrialEvidence.Of(new Dictionary<string, object?>
        {
            ["class_gap"] = 4.25, ["objects"] = 49L, ["predicted_distinct"] = 16L, ["level_response"] = new[] { 0.5, 0 }, ["final_loss"] = null, ["empty_windows"] = 12,
            ["steps_made"] = 200, ["clustering_control"] = false, ["stitch_error_generic"] = 0.75,
        });

        Assert.Equal(
            [
                ("class gap", "4.25, distance between classes over the distance within one"),
                ("objects per phase", "49 whole objects (none that the border cuts) in 16 phases"),
                ("response by level", "0.5 below level 0, 0 below level 1, in deviations of the output"),
                ("empty windows", "in 12 of 200 steps the windows showed fewer than two instances, background included"),
                ("clustering control", "the same mean shift does not find instances that are separable by construction"),
                ("generic stitch error", "0.75 on an image without symmetry"),
            ],
            told);
    }

    /// <summary>The verdict names the limit where a training missed it.</summary>
    [Theory]
    [InlineData(3, "2")]
    [InlineData(1.5, "0.5")]
    public void The_limit_of_the_loss_is_the_one_that_the_verdict_asks_for(double margin, string limit)
    {
        var point = Points.Line() with
        {
            Dimensions = 2,
            Factor = PoolingFactors.Uniform(3),
            Radius = 3,
            Spacing = Sweep.Theory.Points.PerAxis.Uniform(2, 7),
            Steps = 10,
            DeltaD = margin,
            Measure = Measures.Seams,
            TrainWindow = Sweep.Theory.Points.PerAxis.Uniform(2, 10),
            Precision = Precision.Float32,
        };
        var judged = Judgement.Of(Trial.Of(point).Trial!, new Measurement { JumpRatio = 1, FinalLoss = 30, LevelResponse = [1, 1], OutputDeviation = 1 });

        var told = TrialEvidence.Of(new Dictionary<string, object?> { ["final_loss"] = 30.0, ["delta_d"] = margin });

        Assert.Equal([("final loss", $"30, converged up to {limit}")], told);
        Assert.Contains($"(loss 30, limit {limit})", judged.Reason);
    }
}
