using Sweep.Grains.Ledger;

namespace Sweep.Grains.Tests.Ledger;

[Fast]
public sealed class RecentTests
{
    [Fact]
    public void Only_the_last_values_are_remembered()
    {
        var recent = new Recent<int>(3);
        foreach (var value in Enumerable.Range(0, 1000))
        {
            recent.Add(value);
        }

        Assert.Equal(3, recent.Count);
        Assert.Equal([997, 998, 999], Enumerable.Range(0, 1000).Where(recent.Contains));
    }

    [Fact]
    public void A_value_that_is_added_again_drives_out_no_other()
    {
        var recent = new Recent<string>(2);
        recent.Add("first");
        recent.Add("second");
        recent.Add("second");

        Assert.True(recent.Contains("first"));
        Assert.Equal(2, recent.Count);
    }
}
