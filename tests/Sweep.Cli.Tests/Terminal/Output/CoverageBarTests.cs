using Spectre.Console.Testing;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Tests.Terminal.Output;

public sealed class CoverageBarTests
{
    private static readonly Coverage Tenths = new(Planned: 10, Succeeded: 4, Failed: 1, Infeasible: 2, Cancelled: 1, Missing: 2);

    [Theory]
    [InlineData(true, "━━━━×┄╌╌··")]
    [InlineData(false, "====x~--..")]
    public void Every_fate_has_a_glyph_of_its_own_even_where_there_are_no_others_than_ascii(bool unicode, string bar)
    {
        var console = new TestConsole();
        console.Profile.Capabilities.Unicode = unicode;

        console.Write(CoverageBar.Of(Tenths, 10));

        Assert.Equal(bar, console.Output);
    }
}
