using Npgsql;
using Sweep.Benchmarks.Simulation.Model;
using Sweep.Storage.Cluster;

namespace Sweep.Benchmarks.Simulation.Calibrating;

/// <summary>Measures what each silo and each node asks of the database all the time, in a cluster of few silos and of a thousand.</summary>
internal static class MembershipCosts
{
    private const int Few = 10;
    private const int Many = 1000;
    private const int Active = 3;

    public static async Task<Costs> MeasureAsync(NpgsqlDataSource database, Costs costs, CancellationToken cancellationToken)
    {
        var (few, many) = (await ClusterAsync(Few), await ClusterAsync(Many));
        var nodes = new NodeStore(database);
        var started = await nodes.RegisterAsync(new("calibration", "c", "host", [], [new("cpu", "cores", null, 1)]), cancellationToken);
        return costs with
        {
            MembershipRead = Line.Through(
                Few, await Timed.FastAsync(100, _ => few.ReadAsync(cancellationToken)), Many, await Timed.FastAsync(100, _ => many.ReadAsync(cancellationToken))),
            Alive = await Timed.FastAsync(200, time => many.AliveAsync(Silo(time % Many).Silo, DateTime.UnixEpoch, cancellationToken)),
            Word = await Timed.FastAsync(200, _ => nodes.SeenAsync("calibration", started, cancellationToken)),
        };

        async Task<MembershipStore> ClusterAsync(int silos)
        {
            var store = new MembershipStore(database, $"calibration-{silos}", TimeProvider.System);
            await store.InitialiseAsync(cancellationToken);
            for (var silo = 0; silo < silos; silo++)
            {
                if (!await store.InsertAsync(Silo(silo), silo, cancellationToken))
                {
                    throw new InvalidOperationException($"the silo {silo} could not join the cluster {silos}");
                }
            }

            return store;
        }
    }

    private static SiloEntry Silo(int number) => new()
    {
        Silo = $"10.{number / 250}.{number % 250}.7:11111@149000{number:0000}", Status = Active, ProxyPort = 30000, Host = $"node{number:0000}", Name = $"node{number:0000}",
        Role = "", UpdateZone = 0, FaultZone = 0, StartedAt = DateTime.UnixEpoch, AliveAt = DateTime.UnixEpoch, Suspects = [],
    };
}
