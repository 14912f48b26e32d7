using System.Runtime.CompilerServices;
using Npgsql;

namespace Sweep.Storage.Reading;

/// <summary>A trial that has a picture.</summary>
/// <param name="Canonical">The grid point as text.</param>
public sealed record FigurePoint(Guid Artifact, Guid Trial, long Ordinal, string Canonical);

/// <summary>The pictures of trials.</summary>
public sealed class FigureQueries(NpgsqlDataSource database)
{
    /// <summary>Whether a sweep has any.</summary>
    public async Task<bool> ExistAsync(string sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select exists (select from sweep.figures where sweep_id = sweep.id_of($1))");
        command.Parameters.Add(new() { Value = sweep });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Every trial of a sweep that has a picture, in grid order.</summary>
    public Task<IReadOnlyList<FigurePoint>> PointsAsync(string sweep, CancellationToken cancellationToken) =>
        PointsAsync(sweep, 0, long.MaxValue, cancellationToken);

    /// <summary>The same from one place of the grid to another.</summary>
    public async Task<IReadOnlyList<FigurePoint>> PointsAsync(string sweep, long from, long to, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select f.artifact_id, t.id, t.ordinal, t.canonical
            from sweep.figures f
            join sweep.planned_trials t on t.id = f.trial_id
            where f.sweep_id = sweep.id_of($1) and f.ordinal between $2 and $3
            order by t.ordinal
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = sweep }, new() { Value = from }, new() { Value = to } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<FigurePoint> points = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            points.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3)));
        }

        return points;
    }

    /// <summary>The PNG files of a sweep, one after the other in grid order; each a statement of its own, however long writing them takes.</summary>
    public async IAsyncEnumerable<(long Ordinal, byte[] Content)> ReadAsync(string sweep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var point in await PointsAsync(sweep, cancellationToken))
        {
            if (await FindAsync(point.Artifact, cancellationToken) is { } content)
            {
                yield return (point.Ordinal, content);
            }
        }
    }

    /// <summary>One picture by its id; null when there is none.</summary>
    public async Task<byte[]?> FindAsync(Guid artifact, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select content from sweep.artifacts where id = $1 and media_type = 'image/png'");
        command.Parameters.Add(new() { Value = artifact });
        return await command.ExecuteScalarAsync(cancellationToken) as byte[];
    }
}

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
