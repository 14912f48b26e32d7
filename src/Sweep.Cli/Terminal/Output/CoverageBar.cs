using Spectre.Console;
using Sweep.Contracts.Scheduling;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Terminal.Output;

/// <summary>The planned trials of a sweep by state, as a bar: succeeded, failed, cancelled, infeasible, and missing.</summary>
internal static class CoverageBar
{
    public static SegmentedBar Of(Coverage coverage, int width) =>
        Of(coverage.Succeeded, coverage.Failed, coverage.Cancelled, coverage.Infeasible, coverage.Missing, width);

    public static SegmentedBar Of(SweepLook look, int width) => Of(look.Succeeded, look.Failed, look.Cancelled, look.Infeasible, look.Pending, width);

    public static SegmentedBar Of(SweepProgress progress, int width) =>
        Of(progress.Succeeded, progress.Failed, progress.Cancelled, progress.Infeasible, progress.Pending, width);

    private static SegmentedBar Of(long succeeded, long failed, long cancelled, long infeasible, long missing, int width) => new(
        width,
        new BarPart(succeeded, Color.Green, '━', '='),
        new BarPart(failed, Color.Red, '×', 'x'),
        new BarPart(cancelled, Color.Yellow, '┄', '~'),
        new BarPart(infeasible, Color.Grey, '╌', '-'),
        new BarPart(missing, Color.Grey, '·', '.'));
}
