using Npgsql;
using NpgsqlTypes;

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

/// <summary>The statements of <see cref="MembershipStore"/> and the order of their values.</summary>
internal static class MembershipSql
{
    private const string Columns = "silo, status, proxy_port, host, name, role, update_zone, fault_zone, started_at, alive_at, suspects";

    /// <summary>One statement is one snapshot: version and silos are of the same moment.</summary>
    public const string ReadAll = $"""
        select c.version, clock_timestamp(), s.etag, {Columns}
        from sweep.clusters c left join sweep.silos s on s.cluster_id = c.cluster_id
        where c.cluster_id = $1
        """;

    public const string ReadOne = $"""
        select c.version, clock_timestamp(), s.etag, {Columns}
        from sweep.clusters c left join sweep.silos s on s.cluster_id = c.cluster_id and s.silo = $2
        where c.cluster_id = $1
        """;

    /// <summary>Nothing is inserted, and the version stays, where the version is another one or the silo is there.</summary>
    public const string Insert = $"""
        with raised as (
            update sweep.clusters set version = version + 1
            where cluster_id = $1 and version = $13 and not exists (select from sweep.silos where cluster_id = $1 and silo = $2)
            returning cluster_id
        )
        insert into sweep.silos (cluster_id, etag, {Columns})
        select cluster_id, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from raised
        """;

    /// <summary>Nothing is changed, and the version stays, where the version or the etag is another one.</summary>
    public const string Update = """
        with raised as (
            update sweep.clusters set version = version + 1
            where cluster_id = $1 and version = $13 and exists (select from sweep.silos where cluster_id = $1 and silo = $2 and etag = $14)
            returning cluster_id
        )
        update sweep.silos s set
            status = $3, proxy_port = $4, host = $5, name = $6, role = $7, update_zone = $8, fault_zone = $9,
            started_at = $10, alive_at = $11, suspects = $12, etag = etag + 1
        from raised where s.cluster_id = raised.cluster_id and s.silo = $2
        """;

    /// <summary>That a silo was declared dead a moment ago is news, too, however long it had been silent.</summary>
    public const string CleanUp = """
        delete from sweep.silos
        where cluster_id = $1 and status <> $2 and greatest(started_at, alive_at,
            (select max(split_part(suspicion, ',', 2)::timestamptz) from unnest(string_to_array(suspects, '|')) suspicion)) < $3
        """;

    /// <summary>The values of <see cref="Insert"/>, and the first ones of <see cref="Update"/>.</summary>
    public static IReadOnlyList<NpgsqlParameter> Values(string clusterId, SiloEntry entry, DatabaseClock clock) =>
    [
        new() { Value = clusterId },
        new() { Value = entry.Silo },
        new() { Value = entry.Status },
        new() { Value = entry.ProxyPort },
        new() { Value = entry.Host },
        new() { Value = entry.Name },
        new() { Value = (object?)entry.Role ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        new() { Value = entry.UpdateZone },
        new() { Value = entry.FaultZone },
        new() { Value = clock.ToDatabase(entry.StartedAt) },
        new() { Value = clock.ToDatabase(entry.AliveAt) },
        new() { Value = Suspicion.Write(entry.Suspects, clock) },
    ];

    public static SiloEntry Entry(NpgsqlDataReader row, DatabaseClock clock) => new()
    {
        Etag = row.GetInt64(2),
        Silo = row.GetString(3),
        Status = row.GetInt32(4),
        ProxyPort = row.GetInt32(5),
        Host = row.GetString(6),
        Name = row.GetString(7),
        Role = row.IsDBNull(8) ? null : row.GetString(8),
        UpdateZone = row.GetInt32(9),
        FaultZone = row.GetInt32(10),
        StartedAt = clock.FromDatabase(row.GetDateTime(11)),
        AliveAt = clock.FromDatabase(row.GetDateTime(12)),
        Suspects = Suspicion.Read(row.GetString(13), clock),
    };
}
