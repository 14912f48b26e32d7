using Sweep.Cli.Terminal.Output;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Terminal.Output;

public sealed class CellTextTests
{
    [Fact]
    public void Axes_are_a_product() => Assert.Equal("8x4", CellText.Readable(new PerAxis(8, 4)));

    [Fact]
    public void Numbers_have_six_digits() => Assert.Equal("0.333333 2", CellText.Readable(new object[] { 1.0 / 3, 2 }));

    [Fact]
    public void What_steers_a_terminal_is_taken_out() => Assert.Equal("a\uFFFD[31mb\nc", CellText.Printable("a\u001b[31mb\nc"));

    [Fact]
    public void Nothing_is_an_empty_cell() => Assert.Equal("", CellText.Readable(null));
}
