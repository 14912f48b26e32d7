using Microsoft.Extensions.Time.Testing;
using Sweep.Worker.Cluster;

namespace Sweep.Worker.Tests.Cluster;

[Fast]
public sealed class MemoryGrowthTests
{
    private readonly FakeTimeProvider time = new();
    private long resident = 1000;

    [Fact]
    public void A_process_is_replaced_when_it_keeps_a_gibibyte_more_than_at_its_start()
    {
        var memory = new MemoryGrowth(time, () => resident);
        time.Advance(MemoryGrowth.LeastLife);
        resident += MemoryGrowth.Most;
        Assert.False(memory.HasGrown());

        resident++;
        Assert.False(memory.HasGrown());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(memory.HasGrown());
    }

    [Fact]
    public void A_young_process_stays_however_large_its_first_training_was()
    {
        var memory = new MemoryGrowth(time, () => resident);
        resident += 10 * MemoryGrowth.Most;
        time.Advance(MemoryGrowth.LeastLife - TimeSpan.FromSeconds(1));
        Assert.False(memory.HasGrown());

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(memory.HasGrown());
    }

    [Fact]
    public void This_process_is_small() => Assert.False(new MemoryGrowth(TimeProvider.System).HasGrown());
}
