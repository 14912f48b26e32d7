using Npgsql;

namespace Sweep.Storage.Sweeps;

/// <summary>Writes what predictions rest on. Sweeps share these rows, so that two submissions may want to write the same ones.</summary>
internal sealed class PredictionNotes(NpgsqlConnection connection)
{
    // An arbitrary number that only submissions lock.
    private const long Lock = 7_130_003;
    private const int MostKnown = 10_000;

    private readonly HashSet<Guid> known = [];
    private bool hasTurn;

    /// <summary>
    /// Makes submissions that bring new notes wait for one another until the end of their transactions. Without it each of two could hold a row
    /// that the other one wants.
    /// </summary>
    public static async Task TakeTurnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var turn = new NpgsqlCommand($"select pg_advisory_xact_lock({Lock})", connection) { CommandTimeout = 0 };
        await turn.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes the notes that are not there yet.</summary>
    public async Task WriteAsync(IEnumerable<PlannedConfiguration> configurations, CancellationToken cancellationToken)
    {
        var wanted = configurations.Where(configuration => !known.Contains(configuration.NotesId)).DistinctBy(static configuration => configuration.NotesId).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var there = await FindAsync(wanted, cancellationToken);
        var missing = wanted.Where(configuration => !there.Contains(configuration.NotesId)).ToList();
        if (missing.Count > 0)
        {
            if (!hasTurn)
            {
                await TakeTurnAsync(connection, cancellationToken);
                hasTurn = true;
            }

            await InsertAsync(missing, cancellationToken);
        }

        if (known.Count + wanted.Count > MostKnown)
        {
            known.Clear();
        }

        known.UnionWith(wanted.Select(static configuration => configuration.NotesId));
    }

    private async Task<HashSet<Guid>> FindAsync(List<PlannedConfiguration> wanted, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id from sweep.prediction_notes where id = any($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = wanted.Select(static configuration => configuration.NotesId).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        HashSet<Guid> there = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            there.Add(reader.GetGuid(0));
        }

        return there;
    }

    private async Task InsertAsync(List<PlannedConfiguration> missing, CancellationToken cancellationToken)
    {
        // The notes of a configuration are joined by line ends where they are hashed, too: there are none within a note.
        await using var command = new NpgsqlCommand("""
            insert into sweep.prediction_notes (id, notes)
            select id, string_to_array(notes, E'\n') from unnest($1::uuid[], $2::text[]) as missing (id, notes)
            on conflict do nothing
            """, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = missing.Select(static configuration => configuration.NotesId).ToArray() });
        command.Parameters.Add(new() { Value = missing.Select(static configuration => string.Join('\n', configuration.Notes)).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
