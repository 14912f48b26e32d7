using Npgsql;

namespace Sweep.Storage.Schema;

/// <summary>The roles of <c>sql/roles.sql</c> and their rights.</summary>
internal static class Roles
{
    public const string Reader = "sweep_reader";

    private const string StartOfGrants = "-- Grants.";

    private static readonly Lazy<string> Text = new(static () => SchemaText.Read("roles.sql"));

    /// <summary>The whole file; may be run again.</summary>
    public static string Script => Text.Value;

    /// <summary>The part that a migration runs for what it made; does nothing where the whole file was never run.</summary>
    public static string Grants => Script[Script.IndexOf(StartOfGrants, StringComparison.Ordinal)..];

    /// <summary>Makes the roles and gives them their rights in this database. As a superuser, or its owner with createrole.</summary>
    public static async Task MakeAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
