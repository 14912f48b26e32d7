using System.Globalization;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Faults;

[Slow]
public sealed partial class ChaosTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task Two_minutes_of_faults_at_random_lose_nothing_and_count_nothing_twice()
    {
        // Without it no link is cut.
        await Needed.ProgramAsync("iproute2", "ip");
        var ended = await home.RunToolAsync("Sweep.Chaos", "--minutes", "2", "--seed", "1");

        TestContext.Current.TestOutputHelper!.WriteLine(ended.Output);
        Assert.True(ended.Code == 0, ended.Output + ended.Error);
        var summary = Summary().Match(ended.Output);
        Assert.InRange(int.Parse(summary.Groups["faults"].Value, CultureInfo.InvariantCulture), 12, int.MaxValue);
        Assert.InRange(int.Parse(summary.Groups["trials"].Value, CultureInfo.InvariantCulture), 28, int.MaxValue);
    }

    [GeneratedRegex(@"(?<faults>\d+) faults, (?<trials>\d+) feasible trials: 0 lost, 0 counted twice, \d+ measured late, 0 with other numbers")]
    private static partial Regex Summary();
}
