using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Sweep.Storage.Schema;
using Sweep.Theory;

namespace Sweep.Storage.Database;

/// <summary>The database of sweeps: connecting and bringing its schema up to date.</summary>
public static class SweepDatabase
{
    // An arbitrary number that only this program's migrations lock.
    private const long MigrationLock = 7_130_002;
    private const int OldestMajor = 15;

    // Well below the limit of sql/roles.sql for a reader, because a reader may use several programs at once.
    private const int ReaderConnections = 8;

    // A silo writes a transaction at a time for each of its sweeps, and reads the work of leases in between; more statements at once are no faster.
    private const int WriterConnections = 16;

    // Read without a context: every command and every node checks the schema, and the model of EF Core takes a second of processor time.
    private static readonly Lazy<HashSet<string>> Known = new(static () =>
        [.. typeof(SweepContext).Assembly.GetTypes().Select(static type => type.GetCustomAttribute<MigrationAttribute>(inherit: false)?.Id).OfType<string>()]);

    /// <summary>
    /// Opens a pool and checks that the server answers. A process that freezes in the middle of a transaction loses it within seconds:
    /// the locks that it holds would keep others from taking over its sweeps. At most sixteen connections.
    /// </summary>
    /// <exception cref="UnfitEnvironmentException">Unreachable, or wrong credentials; the message never holds the password.</exception>
    public static Task<NpgsqlDataSource> OpenAsync(string connectionString, CancellationToken cancellationToken) => OpenAsync(() => connectionString, cancellationToken);

    /// <param name="connectionString">Called for each new connection, which takes the password that it then holds: passwords change while programs run.</param>
    /// <inheritdoc cref="OpenAsync(string, CancellationToken)"/>
    public static Task<NpgsqlDataSource> OpenAsync(Func<string> connectionString, CancellationToken cancellationToken)
    {
        var settings = ConnectionText.Parse(connectionString());
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, WriterConnections);
        settings.Options = $"{settings.Options} -c idle_in_transaction_session_timeout=5s".Trim();
        return OpenAsync(settings, connectionString, ConnectionText.Variable, cancellationToken);
    }

    /// <summary>Opens it for reading only: every transaction is read-only for every user, and a statement ends after a minute. At most eight connections.</summary>
    /// <param name="connectionString">Called for each new connection, which takes the password that it then holds.</param>
    /// <param name="variable">The environment variable that the connection string comes from, for messages.</param>
    public static Task<NpgsqlDataSource> OpenReaderAsync(Func<string> connectionString, string variable, CancellationToken cancellationToken)
    {
        var settings = ConnectionText.Parse(connectionString());
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, ReaderConnections);

        // Sets them at the start of the connection, so that returning it to the pool does not reset them.
        settings.Options = $"{settings.Options} -c default_transaction_read_only=on -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s {FoldSettings.Options}".Trim();
        return OpenAsync(settings, connectionString, variable, cancellationToken);
    }

    /// <inheritdoc cref="OpenReaderAsync(Func{string}, string, CancellationToken)"/>
    public static Task<NpgsqlDataSource> OpenReaderAsync(string connectionString, string variable, CancellationToken cancellationToken) =>
        OpenReaderAsync(() => connectionString, variable, cancellationToken);

    private static async Task<NpgsqlDataSource> OpenAsync(
        NpgsqlConnectionStringBuilder settings, Func<string> connectionString, string variable, CancellationToken cancellationToken)
    {
        // A person's statement may well return a list that has gaps.
        settings.ArrayNullabilityMode = ArrayNullabilityMode.PerInstance;
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        if (settings.Password is not null)
        {
            builder.ConnectionStringBuilder.Password = null;
            builder.UsePasswordProvider(_ => Password(connectionString), (_, _) => ValueTask.FromResult(Password(connectionString)));
        }

        var database = builder.Build();
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return connection.PostgreSqlVersion.Major >= OldestMajor
                ? database
                : throw new UnfitEnvironmentException(
                    $"{ConnectionText.Describe(settings)} runs PostgreSQL {connection.PostgreSqlVersion}; sweep needs {OldestMajor} or newer");
        }
        catch (Exception cause)
        {
            await database.DisposeAsync();
            if (cause is NpgsqlException or TimeoutException)
            {
                throw ConnectionText.Unreachable(settings, variable, cause);
            }

            throw;
        }
    }

    private static string Password(Func<string> connectionString) => ConnectionText.Parse(connectionString()).Password ?? "";

    /// <summary>Applies the migrations under an advisory lock and (re)creates the views; safe from several processes at once. Returns the number of applied migrations.</summary>
    /// <exception cref="UnfitEnvironmentException">The schema is newer than this program, the user may not, or something of the user's depends on an old view.</exception>
    public static async Task<int> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await Pooler.RefuseAsync(connection, "sweep migrate", cancellationToken);
            await ExecuteAsync(connection, $"select pg_advisory_lock({MigrationLock})", cancellationToken);
            try
            {
                var applied = await AppliedAsync(connection, cancellationToken);
                RefuseNewer(applied);
                var pending = Known.Value.Except(applied).Count();
                if (EarlierSchema.Is(applied))
                {
                    await EarlierSchema.UpgradeAsync(connection, applied, cancellationToken);
                }

                await using var context = SweepContextFactory.On(database);
                await context.Database.MigrateAsync(cancellationToken);
                await Views.CreateAsync(connection, cancellationToken);
                return pending;
            }
            finally
            {
                await ExecuteAsync(connection, $"select pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            }
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
        {
            throw Views.Used(used);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new UnfitEnvironmentException(
                $"the database user may not change the schema ({refused.MessageText}); run sweep migrate as the user that owns the database", refused);
        }
    }

    /// <summary>Throws <see cref="UnfitEnvironmentException"/> naming <c>sweep migrate</c> when the schema is older or newer than this program's.</summary>
    public static async Task CheckSchemaAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        if (applied.Count == 0)
        {
            throw new UnfitEnvironmentException("the database has no sweep tables yet; run sweep migrate");
        }

        RefuseNewer(applied);
        await using var mark = new NpgsqlCommand($"select obj_description('{SweepContext.SchemaName}'::regnamespace, 'pg_namespace')", connection);
        if (!Known.Value.IsSubsetOf(applied) || (string?)await mark.ExecuteScalarAsync(cancellationToken) != Views.Mark)
        {
            throw new UnfitEnvironmentException("the database's schema is not this program's; run sweep migrate");
        }
    }

    /// <summary>Everything that <see cref="MigrateAsync"/> does, as a script that may be run again; <c>sql/schema.sql</c> holds it.</summary>
    public static string Script()
    {
        using var context = new SweepContextFactory().CreateDbContext([]);
        var tables = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var known = string.Join(", ", Known.Value.Order(StringComparer.Ordinal).Select(static migration => $"'{migration}'"));

        var earlier = string.Join(", ", EarlierSchema.Migrations.Select(static migration => $"'{migration}'"));

        // One transaction: where psql goes on after an error, it goes on to a rollback.
        var script = $"""
            do $earlier$ begin
                if to_regclass('{SweepContext.SchemaName}.{SweepContext.HistoryTable}') is not null then
                    if exists (select from {SweepContext.SchemaName}.{SweepContext.HistoryTable} where migration_id in ({earlier})) then
                        raise exception 'the schema is older than this script; run sweep migrate once';
                    end if;
                end if;
            end $earlier$;
            {tables}
            start transaction;
            do $newer$ begin
                if exists (select from {SweepContext.SchemaName}.{SweepContext.HistoryTable} where migration_id not in ({known})) then
                    raise exception 'the schema is newer than this script; run the script of the newer program';
                end if;
            end $newer$;
            {Views.Script}
            comment on schema {SweepContext.SchemaName} is '{Views.Mark}';
            {Roles.Grants}
            commit;

            """;
        return script.TrimStart('\uFEFF').ReplaceLineEndings("\n");
    }

    /// <summary>Returns the ids of the migrations that the database had; none where it has no tables yet.</summary>
    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        HashSet<string> applied = [];
        await using var command = new NpgsqlCommand($"select migration_id from {SweepContext.SchemaName}.{SweepContext.HistoryTable}", connection);
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                applied.Add(rows.GetString(0));
            }
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // A new database.
        }

        return applied;
    }

    private static void RefuseNewer(HashSet<string> applied)
    {
        if (applied.Except(Known.Value).Except(EarlierSchema.Migrations).Any())
        {
            throw new UnfitEnvironmentException(
                $"the database's schema is newer than this program ({applied.Except(Known.Value).Max()}); use the newer program, which also ran sweep migrate");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
