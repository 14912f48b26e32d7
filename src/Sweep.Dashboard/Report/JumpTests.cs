using Sweep.Dashboard.Report.Blocks;
using Sweep.Storage.Reports;
using Sweep.Theory.Measuring;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>How many of the jump ratios of a table differ from 1, one by one and all at once: of twenty intervals one misses by chance.</summary>
internal static class JumpTests
{
    /// <summary>Nothing where there is only one to judge.</summary>
    public static IEnumerable<Block> Of(IReadOnlyList<SeedMoments> ratios)
    {
        if (ratios.Count > 1)
        {
            var ps = ratios.Select(P).ToList();
            yield return new Paragraph(Prose.Plain(
                $"Of {Whole(ratios.Count)} configurations with the jump ratios of two or more seeds {Whole(ps.Count(static p => p <= Holm.Level))} differ from 1 at 5 % one by one "
                + $"(Student's t on the logarithms), and {Whole(Holm.Remaining(ps, Holm.Level))} after Holm's correction for {Whole(ratios.Count)} tests."));
        }
    }

    /// <summary>How often chance alone takes the mean logarithm at least as far from 0.</summary>
    internal static double P(SeedMoments ratio) => ratio switch
    {
        { Deviation: 0, Mean: 0 } => 1,
        { Deviation: 0 } => 0,
        _ => StudentT.TwoSided(ratio.Mean / (ratio.Deviation / Math.Sqrt(ratio.N)), ratio.N - 1),
    };
}
