using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class EquivarianceLawTests
{
    private static readonly GridPoint Ring = new() { Padding = Padding.Circular, Measure = Measures.Shifts };

    [Theory]
    [InlineData(Pooling.Max, false)]
    [InlineData(Pooling.Average, false)]
    [InlineData(Pooling.Blur, false)]
    [InlineData(Pooling.Dilated, true)]
    [InlineData(Pooling.AdaptivePolyphase, true)]
    public void Grids_that_stand_still_follow_multiples_of_the_period_alone(Pooling pooling, bool follows)
    {
        Assert.Equal(follows, Equivariant(Ring with { Pooling = pooling }));
        Assert.True(Equivariant(Ring with { Pooling = pooling, Depth = 0 }));
    }

    [Theory]
    [InlineData(Normalisation.Instance)]
    [InlineData(Normalisation.Group)]
    [InlineData(Normalisation.Batch)]
    public void Statistics_do_not_see_a_shift(Normalisation normalisation)
    {
        Assert.True(Equivariant(Ring with { Pooling = Pooling.Dilated, Normalisation = normalisation }));
        Assert.False(Equivariant(Ring with { Normalisation = normalisation }));
    }

    [Fact]
    public void Only_a_circular_border_can_be_shifted_across()
    {
        var prediction = SamplePoints.Trial(Ring with { Padding = Padding.Reflect }).Prediction;

        Assert.Null(prediction.Equivariant);
        Assert.Contains("shifts: not measured, for only an image with a circular border can be shifted as a whole; use padding circular", prediction.Notes);
        Assert.Null(Equivariant(Ring with { Measure = Measures.Separability }));
    }

    private static bool? Equivariant(GridPoint point) => SamplePoints.Trial(point).Prediction.Equivariant;
}
