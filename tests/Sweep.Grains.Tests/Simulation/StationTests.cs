using Sweep.Benchmarks.Simulation.Engine;

namespace Sweep.Grains.Tests.Simulation;

[Fast]
public sealed class StationTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Requests_at_random_for_equal_times_wait_as_Pollaczek_and_Khinchine_say(double load)
    {
        var (agenda, chance, waits) = (new Agenda(), new Chance(7), new Sample());
        var station = new Station(agenda, "one", 1);
        Arrive();

        agenda.RunUntil(2_000_000);

        // M/D/1 with a service time of 1: load / (2 (1 - load)).
        Assert.Equal(load / (2 * (1 - load)), waits.Mean, 0.04);
        Assert.Equal(load, station.Utilisation, 0.01);

        void Arrive() => agenda.After(chance.Exponential(1 / load), () =>
        {
            var arrived = agenda.Now;
            station.Serve(1, () => waits.Add(agenda.Now - arrived - 1));
            Arrive();
        });
    }

    [Fact]
    public void Two_servers_serve_two_at_once_in_the_order_of_arrival()
    {
        var agenda = new Agenda();
        var station = new Station(agenda, "two", 2);
        List<(int Request, double Time)> done = [];
        for (var request = 0; request < 4; request++)
        {
            var number = request;
            station.Serve(1 + number, () => done.Add((number, agenda.Now)));
        }

        agenda.RunUntil(10);

        // 0 takes 0 to 1 and 1 takes 0 to 2; 2 follows 0 until 4 and 3 follows 1 until 6.
        Assert.Equal([(0, 1), (1, 2), (2, 4), (3, 6)], done);
        Assert.Equal(0.5, station.Utilisation, 12);
        Assert.Equal(2, station.Peak);
    }

    [Fact]
    public void Times_are_lognormal_with_the_given_mean()
    {
        var (chance, times) = (new Chance(3), new Sample());
        for (var draw = 0; draw < 200_000; draw++)
        {
            times.Add(chance.Lognormal(60, 0.3));
        }

        Assert.Equal(60, times.Mean, 0.2);
        Assert.Equal(60 * Math.Exp(-0.045), times.Quantile(0.5), 0.3);
    }

    [Fact]
    public void Events_of_one_time_run_in_the_order_of_their_plans()
    {
        var (agenda, ran) = (new Agenda(), new List<int>());
        for (var number = 0; number < 100; number++)
        {
            var own = number;
            agenda.After(1, () => ran.Add(own));
        }

        agenda.RunUntil(1);

        Assert.Equal(Enumerable.Range(0, 100), ran);
    }
}
