using Sweep.Cli.Results;
using Sweep.Cli.Terminal;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Tests.Results;

public sealed class SweepReportTests
{
    [Theory]
    [InlineData(0, 0, false, ExitCode.Done)]
    [InlineData(0, 2, false, ExitCode.Failed)]
    [InlineData(1, 0, false, ExitCode.Refuted)]
    [InlineData(1, 2, false, ExitCode.Refuted)]
    [InlineData(0, 0, true, ExitCode.Failed)]
    [InlineData(1, 0, true, ExitCode.Failed)]
    public void A_refutation_outweighs_a_failure_unless_the_instruments_are_broken(long refuted, long failed, bool controlsFailed, int code) =>
        Assert.Equal(
            code, SweepReport.Outcome(new("a", "", SweepState.Finished, default, null, 1, new(10, 10 - failed, failed, 0, 0, 0), new(5, 0, refuted, 0, 0)), controlsFailed));

    [Fact]
    public void The_coverage_line_adds_up() =>
        Assert.Equal("planned 10 = 4 succeeded + 3 infeasible + 2 failed + 1 missing", CoverageText.Of(new(10, 4, 2, 3, 0, 1)));

    [Fact]
    public void Cancelled_trials_are_told_when_there_are_any() =>
        Assert.Equal("planned 10 = 4 succeeded + 3 infeasible + 1 failed + 1 cancelled + 1 missing", CoverageText.Of(new(10, 4, 1, 3, 1, 1)));
}
