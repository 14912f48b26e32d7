using CsCheck;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Trials;

/// <summary>The ids of replicates are those of their points one by one.</summary>
public sealed class ReplicatesTests
{
    private static readonly SweepId Sweep = new(new("01234567-89ab-cdef-0123-456789abcdef"));

    [Fact]
    public void Texts_and_ids_are_those_of_each_point() => Gen.Select(SamplePoints.Any, Gen.OneOf(Gen.Const(0), Gen.Const(int.MinValue), Gen.Int)).Sample(static (point, seed) =>
    {
        var replicates = new Replicates(Sweep, point);
        var other = point with { Seed = seed };

        Assert.Equal(PointText.Configuration(other.Canonical), replicates.Configuration);
        Assert.Equal(ConfigurationId.Of(Sweep, PointText.Configuration(other.Canonical)), replicates.Id);
        Assert.Equal(TrialId.Of(Sweep, other), replicates.TrialOf(seed));
        Assert.Equal(TrainingId.Of(Sweep, other), replicates.TrainingOf(seed));
        Assert.Equal(TrialId.Of(Sweep, point), replicates.TrialOf(point.Seed));
    });

    [Fact]
    public void Only_points_that_differ_in_the_seed_alone_are_held()
    {
        var point = new GridPoint { Depth = 1, Images = "a;b", Halo = new(1, 2) };
        var replicates = new Replicates(Sweep, point);

        Assert.True(replicates.Holds(point with { Seed = 7, Factor = PoolingFactors.Uniform(2), Halo = new(1, 2) }));
        Assert.False(replicates.Holds(point with { Stream = 1 }));
        Assert.False(replicates.Holds(point with { Width = 17 }));
        Assert.False(replicates.Holds(point with { TileCrop = new(4, 4) }));
    }
}
