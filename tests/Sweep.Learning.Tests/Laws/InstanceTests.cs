using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Laws;

/// <summary>What L2 and L5 mean to somebody who clusters the embeddings of a trained network.</summary>
[Slow]
public sealed class InstanceTests
{
    /// <summary>Period 4; a whole image of 28 pixels holds 4 x 4 discs at spacing 7, as many as there are phases.</summary>
    private static readonly GridPoint Point = new()
    {
        Depth = 2,
        Factor = PoolingFactors.Uniform(2),
        Radius = 2,
        Spacing = PerAxis.Uniform(2, 7),
        Width = 8,
        TrainWindow = PerAxis.Uniform(2, 24),
        WholeImage = PerAxis.Uniform(2, 26),
        Steps = 600,
        LearningRate = 3e-3,
        Precision = Precision.Float32,
        Measure = Measures.Instances,
    };

    private static readonly Lazy<IReadOnlyList<Measurement>> Tiled = new(static () =>
    [
        .. Measured.Training(new[] { 4, 8, 5, 9 }.Select(static crop => Point with { TileCrop = PerAxis.Uniform(2, crop) })).Select(static outcome => outcome.Measurement),
    ]);

    [Fact]
    public void As_many_discs_as_phases_come_out_as_one_instance_each()
    {
        Assert.Equal(16, Measured.Feasible(Point).Evaluation.Objects.Product());
        Assert.True(Measured.Feasible(Point).Prediction.Separable);

        Assert.Contains(Enumerable.Range(0, 3).Select(static seed => Measured.Of(Point with { Seed = seed })), static found =>
            found is { Separable: true, TruthObjects: 16, FoundInstances: >= 16, FalseSplits: 0, FalseMerges: 0, Ap50: > 0.8 });
    }

    [Fact]
    public void Discs_at_a_multiple_of_the_period_are_all_merged()
    {
        var point = Point with { Spacing = PerAxis.Uniform(2, 8), WholeImage = PerAxis.Uniform(2, 29), Steps = 100 };

        var measurement = Measured.Of(point);

        Assert.False(Measured.Feasible(point).Prediction.Separable);
        Assert.Equal((false, 16L), (measurement.Separable, measurement.TruthObjects));

        // One class of objects: either all share an instance, or all are lost in the background.
        Assert.True(measurement.FalseMerges is 16 || (measurement.FalseMerges is 0 && measurement.Ap50 is 0));
    }

    [Fact]
    public void More_discs_than_phases_are_not_separable()
    {
        // 5 x 5 discs, 16 phases.
        var measurement = Measured.Of(Point with { WholeImage = PerAxis.Uniform(2, 33) });

        Assert.Equal((false, 25L), (measurement.Separable, measurement.TruthObjects));

        // Discs 0 and 4 of an axis see the same phase: all but the inner 3 x 3 have a double, 16; two may be lost in the background.
        Assert.InRange(measurement.FalseMerges!.Value, 14, 25);
    }

    [Fact]
    public void Tiles_cut_at_multiples_of_the_period_split_as_few_objects_as_the_whole_image()
    {
        Assert.All(Tiled.Value.Take(2), static found => Assert.True(found.CutObjects >= 9, $"{found.CutObjects} cut objects"));
        Assert.All(Tiled.Value.Take(2), static found => Assert.InRange(Share(found), 0, 0.2));
    }

    [Fact]
    public void Tiles_of_another_rhythm_split_what_their_lines_cut() =>
        Assert.All(Tiled.Value.Skip(2), static found => Assert.True(Share(found) > 0.4, $"{found.FalseSplits} of {found.CutObjects}"));

    [Fact]
    public void Whether_discs_are_separable_does_not_depend_on_the_tiles() =>
        Assert.Single(Tiled.Value.Select(static found => found.Separable).Distinct());

    private static double Share(Measurement found) => (double)found.FalseSplits!.Value / found.CutObjects!.Value;
}
