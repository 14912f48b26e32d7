using System.Diagnostics;
using Sweep.Dashboard.Charts;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Tests.Charts;

[Fast]
public sealed class ChartCommandTests
{
    [Theory]
    [InlineData("quickstart")]
    [InlineData("o'clock")]
    [InlineData("a \"quoted\" $HOME `id` \\ ! name")]
    [InlineData("a line\nSQL\nand another")]
    public async Task A_shell_hands_the_statement_over_as_it_is(string sweep)
    {
        var query = ChartQueries.ExactCounts(sweep);
        var start = new ProcessStartInfo("sh", ["-c", "sweep() { if [ \"$2\" = - ]; then cat; else printf '%s\\n' \"$2\"; fi; }\n" + ChartCommand.Of(query)]) { RedirectStandardOutput = true };

        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(query.Sql + "\n", said);
    }

    [Fact]
    public void A_plain_statement_stands_in_the_command_itself() =>
        Assert.StartsWith("sweep sql \"with configurations as (", ChartCommand.Of(ChartQueries.ExactCounts("quickstart")), StringComparison.Ordinal);
}
