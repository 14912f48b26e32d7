using Sweep.Judging;
using Sweep.Judging.Checking;

namespace Sweep.Learning.Tests.Judging;

/// <summary>A small sample of what <c>tests/Sweep.Judging</c> checks.</summary>
[Slow]
public sealed class JudgeCheckTests(ITestOutputHelper output)
{
    private static readonly JudgingOptions Sample = new(Configurations: 25, Seed: 1, Only: null);

    [Fact]
    public void Random_configurations_are_predicted_as_by_formulas_of_another_hand_and_none_is_refuted()
    {
        using var lines = new StringWriter();

        var summary = JudgeCheck.Run(Sample, lines);

        output.WriteLine(lines.ToString());
        Assert.True(summary.Holds, lines.ToString());
        Assert.Equal(2 * Sample.Configurations, summary.Trials);
        Assert.True(summary.Conclusive >= Sample.Configurations / 2, summary.ToString());
    }
}
