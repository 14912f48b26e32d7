using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Sweep.Hosting.Clustering;

/// <summary>Lets silos find each other, and notice each other's death, through PostgreSQL.</summary>
public static class PostgresMembership
{
    /// <summary>Needs a <see cref="NpgsqlDataSource"/> among the services, and a migrated database.</summary>
    /// <param name="votes">
    /// Number of silos that must miss another one before it counts as dead. One vote is enough in a cluster of two, and cannot change
    /// any result, because the database decides; at worst a living silo starts again. Two votes avoid such starts in large clusters.
    /// </param>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo, int votes = 1)
    {
        silo.Services.AddSingleton<IMembershipTable>(static services => new PostgresMembershipTable(new(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId,
            // Orleans always reads the machine's clock.
            TimeProvider.System)));
        return silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // Orleans stretches probes to four times their length on a busy machine, and so needs a minute to see a frozen silo.
            membership.ProbeTimeout = membership.MinProbeTimeout = membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
            membership.ExtendProbeTimeoutDuringDegradation = false;
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = votes;
            // The time is from the joining silo's own clock; with a clock that is minutes slow, it would be evicted at once.
            membership.EvictWhenMaxJoinAttemptTimeExceeded = false;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
    }
}
