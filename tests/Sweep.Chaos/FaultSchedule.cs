namespace Sweep.Chaos;

/// <summary>Which fault comes when. Depends on its arguments alone, so that the same seed gives the same faults.</summary>
internal static class FaultSchedule
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    /// <param name="every">Time from fault to fault; null: two to seven seconds, so that recoveries overlap.</param>
    public static IEnumerable<PlannedFault> Of(int seed, TimeSpan length, int nodes, TimeSpan? every = null)
    {
        var random = new Random(seed);
        List<FaultKind> hat = [];
        for (var at = Seconds(random, 1, 3); at < length; at += every ?? Seconds(random, 2, 7))
        {
            // Out of a hat without putting back: every kind has come before one comes again.
            if (hat.Count == 0)
            {
                hat.AddRange(Kinds);
            }

            var kind = hat[random.Next(hat.Count)];
            hat.Remove(kind);
            var (least, most) = Length(kind);
            yield return new(at, kind, random.Next(nodes), Seconds(random, least, most), random.Next(-2, 3));
        }
    }

    /// <summary>In seconds. Frozen workers and silos are at times away for longer than a lease, and than it takes to be declared dead.</summary>
    private static (double Least, double Most) Length(FaultKind kind) => kind switch
    {
        FaultKind.FreezeWorker => (2, 18),
        FaultKind.FreezeSilo or FaultKind.FreezeNode => (2, 15),
        FaultKind.KillNode => (1, 6),
        FaultKind.CutLink => (2, 25),
        FaultKind.KillDatabase => (0, 3),
        FaultKind.FreezeDatabase => (1, 6),
        FaultKind.PauseSweep => (1, 5),
        _ => (0, 0),
    };

    private static TimeSpan Seconds(Random random, double least, double most) =>
        TimeSpan.FromMilliseconds(Math.Round(1000 * (least + ((most - least) * random.NextDouble()))));
}
