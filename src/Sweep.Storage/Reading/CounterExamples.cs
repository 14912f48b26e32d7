using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;

namespace Sweep.Storage.Reading;

/// <summary>The packet of a refuted trial.</summary>
/// <param name="Artifact">Under which <see cref="CounterExamples.ReadAsync"/> finds it.</param>
/// <param name="Trial">The trial that was measured: another one than was asked for where its measurement was taken over.</param>
/// <param name="Sweep">The sweep of that trial.</param>
public sealed record CounterExampleSummary(Guid Artifact, Guid Trial, string Sweep, long Bytes, string Sha256);

/// <summary>The packets of counter-examples.</summary>
public sealed class CounterExamples(NpgsqlDataSource database)
{
    /// <summary>The packet of a trial, or of the one whose measurement it took over; null: there is none.</summary>
    public async Task<CounterExampleSummary?> OfAsync(Guid trial, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"""
            select a.id, a.trial_id, s.name, octet_length(a.content)::bigint, a.sha256
            from sweep.measurements m
            join sweep.artifacts a on a.trial_id = coalesce(m.reused_from, m.trial_id)
            join sweep.sweeps s on s.id = a.sweep_id
            where m.trial_id = $1 and a.kind = '{KeptFile.CounterExample}'
            """);
        command.Parameters.Add(new() { Value = trial });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4))
            : null;
    }

    /// <summary>The zip file; null when there is none of this id.</summary>
    public async Task<byte[]?> ReadAsync(Guid artifact, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select content from sweep.artifacts where id = $1 and kind = '{KeptFile.CounterExample}'");
        command.Parameters.Add(new() { Value = artifact });
        return await command.ExecuteScalarAsync(cancellationToken) as byte[];
    }

    /// <summary>The verdict when the trial was measured again in float64 and with another number of threads; null: the packet cannot be read.</summary>
    public async Task<IReadOnlyList<Recheck>?> RechecksAsync(Guid artifact, CancellationToken cancellationToken) =>
        await ReadAsync(artifact, cancellationToken) is { } packet ? PacketRechecks.Read(packet) : null;

    /// <summary>Trials whose id begins with these hexadecimal digits, two at most, each with its sweep and verdict.</summary>
    public Task<IReadOnlyList<(Guid Trial, string Sweep, string? Verdict)>> TrialsAsync(string digits, CancellationToken cancellationToken) => database.ListAsync(
        """
        select t.id, s.name, m.verdict
        from sweep.planned_trials t
        join sweep.sweeps s on s.id = t.sweep_id
        left join sweep.measurements m on m.trial_id = t.id
        where t.id between $1 and $2
        order by t.id
        limit 2
        """,
        static row => (row.GetGuid(0), row.GetString(1), row.Text(2)),
        cancellationToken,
        IdDigits.Range(digits));
}

/// <summary>Conditions of the repeated measurements in the packet of a counter-example.</summary>
internal sealed record PacketRechecks(int Format, IReadOnlyList<Recheck> Rechecks)
{
    /// <summary>Null: it is no packet, or one of another format.</summary>
    public static IReadOnlyList<Recheck>? Read(byte[] packet)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(packet));
            using var document = zip.GetEntry(CounterExampleDocument.Name)?.Open();
            return document is not null && JsonSerializer.Deserialize(document, PacketRechecksJson.Default.PacketRechecks) is { Format: CounterExampleDocument.Format } read ? read.Rechecks : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(JudgementJson)])]
[JsonSerializable(typeof(PacketRechecks))]
internal sealed partial class PacketRechecksJson : JsonSerializerContext;
