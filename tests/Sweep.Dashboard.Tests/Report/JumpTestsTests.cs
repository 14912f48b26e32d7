using Sweep.Dashboard.Report;
using Sweep.Storage.Reports;

namespace Sweep.Dashboard.Tests.Report;

[Fast]
public sealed class JumpTestsTests
{
    /// <summary>Student's t with two degrees of freedom leaves 5 % beyond 4.303 and 2.5 % beyond 6.205.</summary>
    [Fact]
    public void Of_two_ratios_that_differ_one_by_one_the_correction_keeps_the_surer_one()
    {
        var sentence = Assert.Single(JumpTests.Of([Ratio(6.3), Ratio(4.5), Ratio(-0.2), Ratio(0.5)]));

        Assert.Equal(
            "Of 4 configurations with the jump ratios of two or more seeds 2 differ from 1 at 5 % one by one (Student's t on the logarithms), and 0 after Holm's correction for 4 tests.",
            Text(sentence));
        Assert.Contains(" 2 differ from 1 at 5 % one by one (Student's t on the logarithms), and 1 after", Text(Assert.Single(JumpTests.Of([Ratio(9.9), Ratio(4.5), Ratio(-0.2), Ratio(0.5)]))));
    }

    [Fact]
    public void One_ratio_alone_needs_no_correction() => Assert.Empty(JumpTests.Of([Ratio(9)]));

    [Fact]
    public void Ratios_that_do_not_vary_differ_for_certain_or_not_at_all()
    {
        Assert.Equal(0, JumpTests.P(new(3, 0.5, 0)));
        Assert.Equal(1, JumpTests.P(new(3, 0, 0)));
    }

    /// <summary>Three seeds whose logarithms have this t.</summary>
    private static SeedMoments Ratio(double t) => new(3, t, Math.Sqrt(3));

    private static string Text(Block block) => Assert.IsType<Paragraph>(block).Text.ToString();
}
