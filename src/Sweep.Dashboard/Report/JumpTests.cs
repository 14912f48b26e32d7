using Sweep.Storage.Reports;
using Sweep.Theory.Measuring;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>Counts the jump ratios of a table that differ from 1, before and after a correction: one of twenty intervals misses by chance.</summary>
internal static class JumpTests
{
    /// <summary>Returns nothing if there is only one ratio.</summary>
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

    /// <summary>Returns the probability that chance alone takes the mean logarithm at least as far from 0.</summary>
    internal static double P(SeedMoments ratio) => ratio switch
    {
        { Deviation: 0, Mean: 0 } => 1,
        { Deviation: 0 } => 0,
        _ => StudentT.TwoSided(ratio.Mean / (ratio.Deviation / Math.Sqrt(ratio.N)), ratio.N - 1),
    };
}
