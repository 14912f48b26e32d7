using Npgsql;
using NpgsqlTypes;

namespace Sweep.Storage.Cluster;

/// <summary>A node as it describes itself at its start.</summary>
/// <param name="Labels">KEY=VALUE.</param>
public sealed record NodeDescription(string Name, string ClusterId, string Host, IReadOnlyList<string> Labels, IReadOnlyList<NodeDevice> Devices);

/// <summary>A GPU or the CPU of a node.</summary>
/// <param name="Device">The GPU's UUID, or cpu.</param>
/// <param name="Slots">Workers that share it.</param>
public sealed record NodeDevice(string Device, string Model, long? MemoryBytes, int Slots);

/// <summary>The nodes of clusters and their devices. All moments are by the database's clock, so that nodes need not agree on the time.</summary>
public sealed class NodeStore(NpgsqlDataSource database)
{
    /// <summary>A node says every few seconds that it is alive; after this long without a word it counts as gone.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>The time in which a living node says two words, and may miss one.</summary>
    private static readonly TimeSpan TwoWords = TimeSpan.FromSeconds(5);

    /// <summary>The condition that a row <c>n</c> of sweep.nodes is alive.</summary>
    internal static string IsAlive { get; } = IsHeardWithin(Silence);

    /// <summary>
    /// The host of a living node of this name; null: there is none. An earlier one that was killed looks alive for some seconds, so
    /// this waits for its next word.
    /// </summary>
    public async Task<string?> NamesakeAsync(string name, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTime? first = null;
        while (await SpeakingAsync(name, cancellationToken) is var (host, seen))
        {
            first ??= seen;
            if (seen != first)
            {
                return host;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return null;
    }

    /// <summary>Records a node that starts, in place of an earlier one with its name; returns the time of the start, which identifies it among nodes with its name.</summary>
    public async Task<DateTime> RegisterAsync(NodeDescription node, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Command("delete from sweep.nodes where name = $1", node.Name));
        batch.BatchCommands.Add(Command(
            "insert into sweep.nodes (name, cluster_id, host, labels, started_at, seen_at) values ($1, $2, $3, $4, now(), now())",
            node.Name, node.ClusterId, node.Host, node.Labels.ToArray()));
        foreach (var device in node.Devices)
        {
            var command = Command("insert into sweep.devices (node, device, model, slots, memory_bytes) values ($1, $2, $3, $4, $5)", node.Name, device.Device, device.Model, device.Slots);
            command.Parameters.Add(new() { Value = (object?)device.MemoryBytes ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(Command("select started_at from sweep.nodes where name = $1", node.Name));
        var started = (DateTime)(await batch.ExecuteScalarAsync(cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        return started;
    }

    /// <summary>Notes that the node is alive; true when it is to finish what it has and end.</summary>
    public async Task<bool> SeenAsync(string name, DateTime started, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update sweep.nodes set seen_at = now() where name = $1 and started_at = $2 returning draining_at is not null");
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = started });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>True when the node has just said that it is alive: it missed no word, or one.</summary>
    public async Task<bool> SpeaksAsync(string name, CancellationToken cancellationToken) => await SpeakingAsync(name, cancellationToken) is not null;

    /// <summary>Lets a node take no new work, finish what it has and end: it reads its row every few seconds.</summary>
    /// <returns>False when it was draining already, or there is no such node.</returns>
    public async Task<bool> DrainAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update sweep.nodes set draining_at = now() where name = $1 and draining_at is null");
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Notes that the node ended in good order.</summary>
    public async Task EndedAsync(string name, DateTime started, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update sweep.nodes set ended_at = now() where name = $1 and started_at = $2");
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = started });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Names of the nodes that are alive.</summary>
    public async Task<IReadOnlyList<string>> AliveAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select name from sweep.nodes n where {IsAlive} order by name");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> names = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private async Task<(string Host, DateTime Seen)?> SpeakingAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"select host, seen_at from sweep.nodes n where name = $1 and {IsHeardWithin(TwoWords)}");
        command.Parameters.Add(new() { Value = name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetDateTime(1)) : null;
    }

    private static string IsHeardWithin(TimeSpan time) => $"n.ended_at is null and n.seen_at > now() - interval '{time.TotalSeconds} seconds'";

    private static NpgsqlBatchCommand Command(string sql, params IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
