using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Points;

public sealed class PerAxisTests
{
    [Fact]
    public void Equal_values_are_written_once_and_others_by_axis()
    {
        Assert.Equal("8", new PerAxis(8, 8).ToString());
        Assert.Equal("8x4x4", new PerAxis(8, 4, 4).ToString());
    }

    [Fact]
    public void The_number_of_axes_tells_values_apart()
    {
        Assert.NotEqual(new PerAxis(8), new PerAxis(8, 8));
        Assert.Equal(PerAxis.Uniform(2, 8), new PerAxis(8, 8));
    }

    [Fact]
    public void Products_leave_32_bits_and_are_checked_beyond_64()
    {
        Assert.Equal(1L << 60, PerAxis.Uniform(3, 1 << 20).Product());
        Assert.Throws<OverflowException>(static () => PerAxis.Uniform(3, 1 << 30).Product());
    }

    [Fact]
    public void There_are_1_to_3_axes()
    {
        Assert.Throws<ArgumentException>(static () => new PerAxis([]));
        Assert.Throws<ArgumentException>(static () => new PerAxis([1, 2, 3, 4]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new PerAxis(1, 2)[2]);
    }
}
