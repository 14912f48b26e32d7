using Sweep.Grains.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

[Fast]
public sealed class FairShareTests
{
    private static readonly SweepId First = new(Guid.Parse("00000000-0000-0000-0000-000000000001"));
    private static readonly SweepId Second = new(Guid.Parse("00000000-0000-0000-0000-000000000002"));

    [Fact]
    public void Equal_sweeps_take_turns()
    {
        var turns = new FairShare();
        turns.Add(First, 0);
        turns.Add(Second, 0);

        Assert.Equal([First, Second, First, Second], Serve(turns, 4));
    }

    [Fact]
    public void Each_step_of_priority_doubles_the_share()
    {
        var turns = new FairShare();
        turns.Add(First, 0);
        turns.Add(Second, 1);

        Assert.Equal(200, Serve(turns, 300).Count(static sweep => sweep == Second), tolerance: 1);
    }

    [Fact]
    public void Long_leases_cost_more_turns()
    {
        var turns = new FairShare();
        turns.Add(First, 0);
        turns.Add(Second, 0);
        turns.Pay(First, TimeSpan.FromSeconds(10));

        // First has taken ten seconds; Second may take ten of one second before it is First's turn again.
        Assert.Equal(Second, turns.Order()[0]);
    }

    [Fact]
    public void A_newcomer_neither_starves_the_others_nor_waits_for_them()
    {
        var turns = new FairShare();
        turns.Add(First, 0);
        Serve(turns, 1000);
        turns.Add(Second, 0);

        Assert.Equal(5, Serve(turns, 10).Count(static sweep => sweep == Second));
    }

    [Fact]
    public void A_sweep_that_had_nothing_to_give_does_not_save_up()
    {
        var turns = new FairShare();
        turns.Add(First, 0);
        turns.Add(Second, 0);
        for (var lease = 0; lease < 100; lease++)
        {
            turns.Pay(First, TimeSpan.FromSeconds(1));
        }

        Assert.InRange(Serve(turns, 10).Count(static sweep => sweep == Second), 5, 6);
    }

    private static List<SweepId> Serve(FairShare turns, int leases)
    {
        List<SweepId> served = [];
        for (var lease = 0; lease < leases; lease++)
        {
            var next = turns.Order()[0];
            turns.Pay(next, TimeSpan.FromSeconds(1));
            served.Add(next);
        }

        return served;
    }
}
