using Sweep.Chaos;

namespace Sweep.Cli.Tests.Chaos;

public sealed class FaultScheduleTests
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    [Fact]
    public void The_same_seed_gives_the_same_faults_at_the_same_times() =>
        Assert.Equal(FaultSchedule.Of(7, Length, nodes: 3), FaultSchedule.Of(7, Length, nodes: 3));

    [Fact]
    public void Another_seed_gives_other_faults() =>
        Assert.NotEqual(FaultSchedule.Of(7, Length, nodes: 3), FaultSchedule.Of(8, Length, nodes: 3));

    [Fact]
    public void Every_kind_has_come_before_one_comes_again()
    {
        var kinds = Enum.GetValues<FaultKind>();

        Assert.Equal(kinds, FaultSchedule.Of(1, Length, nodes: 3).Take(kinds.Length).Select(static fault => fault.Kind).Order());
    }

    [Fact]
    public void A_longer_schedule_begins_with_the_shorter_one()
    {
        var whole = FaultSchedule.Of(1, Length, nodes: 3).ToList();
        var half = FaultSchedule.Of(1, Length / 2, nodes: 3).ToList();

        Assert.InRange(half.Count, 10, whole.Count - 1);
        Assert.Equal(half, whole.Take(half.Count));
    }

    [Fact]
    public void Faults_come_in_order_within_their_time_and_hit_nodes_that_there_are() =>
        Assert.All(FaultSchedule.Of(3, Length, nodes: 2), static fault =>
        {
            Assert.InRange(fault.At, TimeSpan.Zero, Length);
            Assert.InRange(fault.Node, 0, 1);
        });

    [Fact]
    public void Faults_come_as_often_as_they_are_asked_for()
    {
        var times = FaultSchedule.Of(3, Length, nodes: 2, every: TimeSpan.FromSeconds(30)).Select(static fault => fault.At).ToList();

        Assert.All(times.Zip(times.Skip(1)), static pair => Assert.Equal(TimeSpan.FromSeconds(30), pair.Second - pair.First));
        Assert.True(times.Count > 2);
    }
}
