namespace Sweep.Theory.Tests.Sweeps;

/// <summary>The memory that is measured is that of the process, so that no other test runs beside these.</summary>
[CollectionDefinition(nameof(ConstantMemoryTests), DisableParallelization = true)]
[Collection(nameof(ConstantMemoryTests))]
public sealed class ConstantMemoryTests
{
    [Fact]
    public void A_million_points_take_no_more_memory_than_a_few()
    {
        var plan = Flow.Plan("{name: million, axes: {dimensions: [1, 2], tile_crop: P..2P+4, spacing: [5, P+3]}, seeds: 28000, where: spacing > radius}");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long count = 0;
        long most = 0;
        foreach (var _ in plan.WithoutControls())
        {
            if (++count % 250_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        // P = 4: crops 4 to 12, spacings 5 and 7, 1 and 2 dimensions.
        Assert.Equal(2 * 9 * 2 * 28_000, count);
        // Kept, a million points take hundreds of megabytes.
        Assert.InRange(most, long.MinValue, 1 << 24);
    }
}
