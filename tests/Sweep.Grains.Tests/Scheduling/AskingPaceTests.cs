using Sweep.Grains.Scheduling;

namespace Sweep.Grains.Tests.Scheduling;

[Fast]
public sealed class AskingPaceTests
{
    private readonly AskingPace pace = new();

    [Fact]
    public void Few_workers_ask_again_after_a_fifth_of_a_second()
    {
        var pauses = Ask(workers: 64, seconds: 10);

        // They begin together, and each has a moment of its own: 63 * 0.25 ms.
        Assert.InRange(pauses.Min(), 0.2, 0.2);
        Assert.InRange(pauses.Max(), 0.2, 0.216);
    }

    [Fact]
    public void Eight_thousand_workers_ask_four_thousand_times_a_second()
    {
        var pauses = Ask(workers: 8000, seconds: 10);

        // The first questions of all come at once.
        Assert.InRange(pauses.Count, 8000 + (9 * 4000), 8000 + (10 * 4000));
        Assert.InRange(pauses.Max(), 1.9, 2);
    }

    [Fact]
    public void A_worker_that_asks_after_the_crowd_waits_no_longer_than_before_it()
    {
        Ask(workers: 8000, seconds: 3);

        Assert.Equal(AskingPace.Shortest, pace.Next(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void No_worker_waits_longer_than_its_late_lease_is_kept()
    {
        var pauses = Ask(workers: 20_000, seconds: 5);

        Assert.Equal(AskingPace.Longest.TotalSeconds, pauses.Max());
    }

    /// <summary>Workers that find nothing begin together and ask whenever they may; returns their pauses.</summary>
    private List<double> Ask(int workers, double seconds)
    {
        var asking = new PriorityQueue<int, TimeSpan>(Enumerable.Range(0, workers).Select(static worker => (worker, TimeSpan.Zero)));
        List<double> pauses = [];
        while (asking.TryDequeue(out var worker, out var now) && now < TimeSpan.FromSeconds(seconds))
        {
            var pause = pace.Next(now);
            pauses.Add(pause.TotalSeconds);
            asking.Enqueue(worker, now + pause);
        }

        return pauses;
    }
}
