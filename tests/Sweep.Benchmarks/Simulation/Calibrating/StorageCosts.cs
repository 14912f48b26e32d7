using Npgsql;
using Sweep.Benchmarks.Simulation.Model;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.Simulation.Calibrating;

/// <summary>Measures the statements of a sweep's owner: flushes, the work of a lease, and the epoch. Commits are durable.</summary>
internal sealed class StorageCosts(NpgsqlDataSource database)
{
    private const int Trials = 20_000;
    private const int Rows = 200;
    private const int Leases = 500;
    private const int Times = 20;

    private readonly TrialStore trials = new(database, TimeProvider.System);
    private readonly SweepStore sweeps = new(database, TimeProvider.System);
    private int taken;

    public async Task<Costs> MeasureAsync(Costs costs, CancellationToken cancellationToken)
    {
        var points = Enumerable.Range(0, Trials).Select(static seed => new GridPoint
        {
            Dimensions = 1, Depth = 1, Factor = PoolingFactors.Uniform(2), Width = 8, Radius = 1, Spacing = PerAxis.Uniform(1, 5), Seed = seed,
        });
        var sweep = (await sweeps.SubmitAsync(new SweepContent("calibration", "", "calibration", "", new()) { Fresh = true }, points, cancellationToken)).Id;
        await using (var analyze = database.CreateCommand("analyze"))
        {
            await analyze.ExecuteNonQueryAsync(cancellationToken);
        }

        var epoch = await sweeps.TakeOwnershipAsync(sweep, cancellationToken);
        var open = await trials.ReadOpenAsync(sweep, cancellationToken).ToListAsync(cancellationToken);
        var one = await Timed.FastAsync(100, time => trials.ReadWorkAsync([open[time].Id], cancellationToken));
        var many = await Timed.FastAsync(20, time => trials.ReadWorkAsync([.. open.Skip(time * Rows).Take(Rows).Select(static training => training.Id)], cancellationToken));
        var row = await Timed.FastAsync(Times, _ => FlushAsync(1, LeaseChanges.None));
        var rows = await Timed.FastAsync(Times, _ => FlushAsync(Rows, LeaseChanges.None));
        var renewed = await Timed.FastAsync(Times, time => FlushAsync(1, new(Held(0, DateTimeOffset.UnixEpoch.AddSeconds(time)), [])));
        for (var first = 1; first <= 2 * Times; first++)
        {
            await FlushAsync(0, new(Held(first, DateTimeOffset.UnixEpoch), []));
        }

        var ended = await Timed.FastAsync(Times, time => FlushAsync(1, new([], [.. Held(time + 1, DateTimeOffset.UnixEpoch).Select(static lease => lease.Token)])));
        return costs with
        {
            ReadWork = Line.Through(1, one, Rows, many),
            FlushRows = Line.Through(1, row, Rows, rows),
            FlushLease = Math.Max(0, renewed - row) / Leases,
            FlushEnded = Math.Max(0, ended - row) / Leases,
            ReadEpoch = await Timed.FastAsync(200, _ => sweeps.ReadEpochAsync(sweep, cancellationToken)),
        };

        Task<bool> FlushAsync(int count, LeaseChanges leases)
        {
            MeasuredTrial[] measured = [.. open.Skip(taken).Take(count).Select(static training => Measured(training.Trials[0]))];
            taken += count;
            return trials.FlushAsync(sweep, epoch, new(measured, [], [], leases), cancellationToken);
        }
    }

    /// <summary>Returns leases of one training each.</summary>
    /// <param name="block">Other blocks have other leases.</param>
    private static IReadOnlyList<RunningLease> Held(int block, DateTimeOffset expires) =>
    [
        .. Enumerable.Range(block * Leases, Leases).Select(number =>
            new RunningLease(new(new(number, 0, 0, [5, 0, 0, 0, 0, 0, 0, 0])), number, $"gpu{number}", Guid.Empty, "node", DateTimeOffset.UnixEpoch, expires)),
    ];

    private static MeasuredTrial Measured(TrialId trial) => new(
        trial,
        Guid.NewGuid(),
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch.AddMinutes(1),
        new() { Distinct = 2, Objects = 8, Tolerance = 1e-10, WithinClass = 1e-15, BetweenClasses = 0.5, ClassGap = 5e14, OutputDeviation = 0.25 },
        new() { Overall = Verdict.Confirmed, Distinct = Verdict.Confirmed, Reason = "2 embeddings as predicted" },
        new("gpu0", "cpu", "abc", "TorchSharp 0", OneDnn: false, SelfTestPassed: true, Threads: 1, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(10), "science"));
}
