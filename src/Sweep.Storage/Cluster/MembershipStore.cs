using Npgsql;

namespace Sweep.Storage.Cluster;

/// <summary>
/// The silos of one cluster. The row in <c>clusters</c> is the lock: a change increases its version from the one that it
/// has read, so that of two changes made on the same knowledge one is lost, and its maker reads again.
/// </summary>
public sealed class MembershipStore(NpgsqlDataSource database, string clusterId, TimeProvider time)
{
    /// <summary>A database that hangs must not hang the silo: membership is asked again anyway.</summary>
    private const int TimeoutSeconds = 5;

    private readonly DatabaseClock clock = new(time);

    /// <summary>Makes the cluster where there is none; several silos may do so at once.</summary>
    public Task InitialiseAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("insert into sweep.clusters (cluster_id, version) values ($1, 0) on conflict do nothing", [clusterId], cancellationToken);

    /// <summary>Everything, of one moment.</summary>
    public Task<Membership> ReadAsync(CancellationToken cancellationToken) => ReadAsync(MembershipSql.ReadAll, [clusterId], cancellationToken);

    /// <summary>One silo, where there is such a one, and the version of the same moment.</summary>
    public Task<Membership> ReadAsync(string silo, CancellationToken cancellationToken) =>
        ReadAsync(MembershipSql.ReadOne, [clusterId, silo], cancellationToken);

    /// <summary>False, and nothing changed, when the version is not the latest or the silo is there already.</summary>
    public Task<bool> InsertAsync(SiloEntry entry, int version, CancellationToken cancellationToken) =>
        ChangeAsync(MembershipSql.Insert, [.. MembershipSql.Values(clusterId, entry, clock), new() { Value = version }], cancellationToken);

    /// <summary>False, and nothing changed, when the version or the etag is not the latest, or there is no such silo.</summary>
    public Task<bool> UpdateAsync(SiloEntry entry, long etag, int version, CancellationToken cancellationToken) =>
        ChangeAsync(MembershipSql.Update, [.. MembershipSql.Values(clusterId, entry, clock), new() { Value = version }, new() { Value = etag }], cancellationToken);

    /// <summary>A sign of life: no change of membership, so neither version nor etag rise.</summary>
    public Task AliveAsync(string silo, DateTime at, CancellationToken cancellationToken) =>
        ExecuteAsync("update sweep.silos set alive_at = $3 where cluster_id = $1 and silo = $2", [clusterId, silo, clock.ToDatabase(at)], cancellationToken);

    /// <summary>Removes the silos of every status but <paramref name="active"/> of which nothing was heard, and nothing said, since <paramref name="before"/>.</summary>
    public Task CleanUpAsync(int active, DateTimeOffset before, CancellationToken cancellationToken) =>
        ExecuteAsync(MembershipSql.CleanUp, [clusterId, active, clock.ToDatabase(before.UtcDateTime)], cancellationToken);

    /// <summary>Removes a cluster with all its silos.</summary>
    public Task DeleteAsync(string cluster, CancellationToken cancellationToken) =>
        ExecuteAsync("delete from sweep.clusters where cluster_id = $1", [cluster], cancellationToken);

    private async Task<Membership> ReadAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var command = Fill(database.CreateCommand(sql), values.Select(static value => new NpgsqlParameter { Value = value }));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var version = 0;
        List<SiloEntry> silos = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            version = reader.GetInt32(0);
            clock.Hear(reader.GetDateTime(1));
            if (!await reader.IsDBNullAsync(2, cancellationToken))
            {
                silos.Add(MembershipSql.Entry(reader, clock));
            }
        }

        return new(version, silos);
    }

    /// <summary>Uses one statement: a silo that freezes between two statements would hold the lock, and could not be declared dead.</summary>
    private async Task<bool> ChangeAsync(string change, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
    {
        await using var command = Fill(database.CreateCommand(change), values);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task ExecuteAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var command = Fill(database.CreateCommand(sql), values.Select(static value => new NpgsqlParameter { Value = value }));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Fill(NpgsqlCommand command, IEnumerable<NpgsqlParameter> values)
    {
        command.CommandTimeout = TimeoutSeconds;
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }
}
