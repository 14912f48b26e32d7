using System.Text;
using Sweep.Learning.Packets;
using Sweep.Theory;

namespace Sweep.Learning.Tests.Packets;

[Fast]
public sealed class NpyFileTests
{
    [Fact]
    public void An_array_is_what_numpy_writes()
    {
        var file = NpyFile.Write([1, -2, 0.5, 0, 3, 4], [2, 3], isFloat64: false);

        Assert.Equal("\x93NUMPY\x01\x00\x76\x00", Encoding.Latin1.GetString(file, 0, 10));
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, ), }".PadRight(117) + "\n", Encoding.ASCII.GetString(file, 10, 118));
        Assert.Equal(128 + (6 * 4), file.Length);
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], file[128..136]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Numbers_and_shape_come_back_as_they_were(bool isFloat64)
    {
        double[] values = isFloat64 ? [0.1, double.NaN, -1e300, 5e-324] : [0.5, double.PositiveInfinity, -1024, 0];

        var read = NpyFile.Read(NpyFile.Write(values, [4], isFloat64), "input.npy");

        Assert.Equal(values, read.Values);
        Assert.Equal([4], read.Shape);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(60)]
    [InlineData(129)]
    public void A_part_of_one_is_refused_by_its_name(int length)
    {
        var part = NpyFile.Write([1, 2], [2], isFloat64: true)[..length];

        Assert.StartsWith("input.npy in the packet is not a numpy array", Assert.Throws<InvalidSweepException>(() => NpyFile.Read(part, "input.npy")).Message, StringComparison.Ordinal);
    }
}
