using Npgsql;
using Sweep.Storage.Schema;
using Sweep.Storage.Schema.Migrations;
using Sweep.Theory;

namespace Sweep.Storage.Database;

/// <summary>Upgrades a database from before the first migration. In its tables every trial has all axes, and every text names all axes; no release had them.</summary>
internal static class EarlierSchema
{
    /// <summary>The oldest migration that can be upgraded.</summary>
    private const string Oldest = "20261124162859_Reading";

    /// <summary>The earlier migrations; the first one replaces them.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        "20261124062634_Initial", "20261124103756_Science", "20261124125936_Cluster", Oldest, "20261129000424_Evidence", "20261129061241_Unreachable",
        "20261129061500_Finality", "20261129123318_Images", "20261129211932_Declared",
    ];

    /// <summary>Whether a database with these migrations has such tables.</summary>
    public static bool Is(IReadOnlySet<string> applied) => Migrations.Any(applied.Contains);

    /// <summary>Takes everything over in one transaction. Ids of trials and trainings change, because they are hashes of the texts.</summary>
    /// <exception cref="UnfitEnvironmentException">The tables are still older, or something of the user's depends on a view.</exception>
    public static async Task UpgradeAsync(NpgsqlConnection connection, IReadOnlySet<string> applied, CancellationToken cancellationToken)
    {
        if (!applied.Contains(Oldest))
        {
            throw new UnfitEnvironmentException("the database is older than any version that can be migrated; export what you need with the program that wrote it, and use a new database");
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            foreach (var script in new[] { SchemaText.Read("set_aside.sql"), SchemaText.Tables, SchemaText.Read("recording.sql"), Views.Script, SchemaText.Read("take_over.sql") })
            {
                await using var command = new NpgsqlCommand(script, connection, transaction) { CommandTimeout = 0 };
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
        {
            throw Views.Used(used);
        }

        await using var history = new NpgsqlCommand(
            $"delete from {SweepContext.SchemaName}.{SweepContext.HistoryTable} where migration_id = any($1)", connection, transaction);
        history.Parameters.Add(new() { Value = Migrations.ToArray() });
        await history.ExecuteNonQueryAsync(cancellationToken);
        await using var first = new NpgsqlCommand(
            $"insert into {SweepContext.SchemaName}.{SweepContext.HistoryTable} (migration_id, product_version) select id, '' from unnest($1::text[]) as id", connection, transaction);
        first.Parameters.Add(new() { Value = new[] { First.Id, Recording.Id } });
        await first.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
