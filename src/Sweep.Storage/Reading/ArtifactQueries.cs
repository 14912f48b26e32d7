using Npgsql;

namespace Sweep.Storage.Reading;

/// <summary>A small file that belongs to a sweep or to one of its trials.</summary>
/// <param name="Trial">Null: it belongs to the whole sweep.</param>
public sealed record ArtifactFile(string Kind, string MediaType, byte[] Content, Guid? Trial);

/// <summary>Files by their ids, whatever they are.</summary>
public sealed class ArtifactQueries(NpgsqlDataSource database)
{
    /// <summary>Null when there is none.</summary>
    public async Task<ArtifactFile?> FindAsync(Guid artifact, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select kind, media_type, content, trial_id from sweep.artifacts where id = $1");
        command.Parameters.Add(new() { Value = artifact });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.IsDBNull(3) ? null : reader.GetGuid(3))
            : null;
    }
}
