using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
public sealed class FateBarTests
{
    [Fact]
    public void The_parts_of_a_finished_sweep_fill_the_bar_controls_included()
    {
        var bar = FateBar.Of(new(new(10, 8, 0, 2, 0, 0), new(6, 0, 0, 0, 0))).Text;

        Assert.Contains("<rect class=\"confirmed\" x=\"0%\" width=\"60%\"", bar);
        Assert.Contains("<rect class=\"controls\" x=\"60%\" width=\"20%\"", bar);
        Assert.Contains("<rect class=\"infeasible\" x=\"80%\" width=\"20%\"", bar);
        Assert.Contains("10 of 10 trials done: 6 confirmed, 2 infeasible, 2 controls", bar);
    }
}
