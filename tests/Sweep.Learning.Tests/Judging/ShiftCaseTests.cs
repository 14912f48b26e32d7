using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Judging;

/// <summary>Shifts of the whole image that were once judged wrongly.</summary>
[Fast]
public sealed class ShiftCaseTests
{
    /// <summary>With maximum pooling a larger image wakes the path, and shows that not every shift is followed.</summary>
    [Theory]
    [InlineData(Upsampling.Linear, Pooling.Max, Verdict.Confirmed, "not every shift followed, as predicted")]
    [InlineData(Upsampling.Linear, Pooling.Blur, Verdict.Inconclusive, "dead below level")]
    [InlineData(Upsampling.Nearest, Pooling.Blur, Verdict.Inconclusive, "dead below level")]
    public void A_network_whose_deep_path_is_dead_refutes_nothing(Upsampling upsampling, Pooling pooling, Verdict verdict, string reason)
    {
        var judged = Judged.Of(new GridPoint
        {
            Depth = 2, Factor = PoolingFactors.PerLevel(new PerAxis(2, 3), new PerAxis(1, 2)), Padding = Padding.Circular, Convolutions = 1,
            Width = 4, Radius = 1, Spacing = PerAxis.Uniform(2, 4), Upsampling = upsampling, Pooling = pooling, Measure = Measures.Shifts, Stream = 1,
        });

        Assert.False(judged.Outcome.Trial.Prediction.Equivariant);
        Judged.Is(verdict, reason, judged);
    }
}
