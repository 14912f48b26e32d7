using Sweep.Cli.Files;

namespace Sweep.Cli.Tests.Files;

public sealed class NearNamesTests
{
    private static readonly string[] Presets = ["quickstart", "bound", "exact-count", "tile-crop"];

    [Theory]
    [InlineData("quikstart", "quickstart")]
    [InlineData("bounds", "bound")]
    [InlineData("tilecrop", "tile-crop")]
    public void A_slip_of_the_finger_is_understood(string typed, string meant) => Assert.Equal([meant], NearNames.Of(typed, Presets));

    [Fact]
    public void Something_else_altogether_suggests_nothing() => Assert.Empty(NearNames.Of("elephant", Presets));
}
