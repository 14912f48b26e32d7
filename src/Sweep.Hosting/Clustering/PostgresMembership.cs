using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Sweep.Hosting.Clustering;

/// <summary>Silos that find each other, and notice each other's death, by way of PostgreSQL.</summary>
public static class PostgresMembership
{
    /// <summary>Needs a <see cref="NpgsqlDataSource"/> among the services, and a migrated database.</summary>
    /// <param name="votes">
    /// Silos that must miss another one before it counts as dead. One finds a dead neighbour in a cluster of two, and is never wrong
    /// about what is counted, as the database decides that; at worst a living silo starts again. Two spare large clusters such starts.
    /// </param>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo, int votes = 1)
    {
        silo.Services.AddSingleton<IMembershipTable>(static services => new PostgresMembershipTable(new(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId,
            // Orleans reads the machine's clock, whatever the other services were given.
            TimeProvider.System)));
        return silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // Orleans stretches probes to four times their length on a busy machine, and so needs a minute to see a frozen silo.
            membership.ProbeTimeout = membership.MinProbeTimeout = membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
            membership.ExtendProbeTimeoutDuringDegradation = false;
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = votes;
            // Told by the joining silo's own clock: one that is minutes slow would be evicted as soon as it begins.
            membership.EvictWhenMaxJoinAttemptTimeExceeded = false;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
    }
}
