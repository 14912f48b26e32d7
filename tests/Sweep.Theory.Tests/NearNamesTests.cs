namespace Sweep.Theory.Tests;

public sealed class NearNamesTests
{
    private static readonly string[] Presets = ["quickstart", "bound", "exact-count", "tile-crop"];

    private static readonly string[] Commands =
    [
        "run", "node", "submit", "watch", "pause", "resume", "cancel", "retry", "priority", "note", "tag", "nodes", "drain", "predict", "sizes", "list", "show",
        "results", "diff", "export", "report", "figures", "sql", "replay", "presets", "dashboard", "certificates", "completion", "doctor", "migrate", "stop",
        "--format", "--force", "--out", "--no-color",
    ];

    [Theory]
    [InlineData("quikstart", "quickstart")]
    [InlineData("bounds", "bound")]
    [InlineData("tilecrop", "tile-crop")]
    public void A_slip_of_the_finger_is_understood(string typed, string meant) => Assert.Equal([meant], NearNames.Of(typed, Presets));

    /// <summary>The command line's own words, and how fingers slip on them.</summary>
    [Theory]
    [InlineData("reume", "resume")]
    [InlineData("resmue", "resume")]
    [InlineData("reusme", "resume")]
    [InlineData("perdict", "predict")]
    [InlineData("exprot", "export")]
    [InlineData("shwo", "show")]
    [InlineData("rnu", "run")]
    [InlineData("lsit", "list")]
    [InlineData("Export", "export")]
    [InlineData("dashbord", "dashboard")]
    [InlineData("dahsbaord", "dashboard")]
    [InlineData("certifcate", "certificates")]
    [InlineData("completoin", "completion")]
    [InlineData("--fromat", "--format")]
    public void A_mistyped_command_or_option_is_understood(string typed, string meant) => Assert.Contains(meant, NearNames.Of(typed, Commands));

    [Theory]
    [InlineData("rename")]
    [InlineData("remove")]
    [InlineData("delete")]
    [InlineData("stats")]
    [InlineData("train")]
    [InlineData("ls")]
    [InlineData("up")]
    [InlineData("a")]
    [InlineData("--names")]
    public void Another_word_is_not_taken_for_a_mistyped_one(string typed) => Assert.Empty(NearNames.Of(typed, Commands));

    [Fact]
    public void Something_else_altogether_suggests_nothing() => Assert.Empty(NearNames.Of("elephant", Presets));
}
