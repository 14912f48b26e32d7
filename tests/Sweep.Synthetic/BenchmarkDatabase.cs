using Npgsql;
using Sweep.Storage.Database;

namespace Sweep.Synthetic;

/// <summary>A database of its own beside the one in use, with the schema and nothing else; dropped at the end unless it is kept.</summary>
public sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource beside;
    private readonly bool keep;

    private BenchmarkDatabase(NpgsqlDataSource beside, string name, NpgsqlDataSource source, bool keep) =>
        (this.beside, Name, Source, Reader, this.keep) = (beside, name, source, source, keep);

    public string Name { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>For reading, as commands and pages open it.</summary>
    public NpgsqlDataSource Reader { get; private set; }

    /// <param name="connectionString">Of the database in use, with the password.</param>
    public static async Task<BenchmarkDatabase> CreateAsync(string connectionString, bool keep, CancellationToken cancellationToken)
    {
        var name = $"sweep_bench_{Guid.NewGuid():N}"[..20];
        var beside = await SweepDatabase.OpenAsync(connectionString, cancellationToken);
        await ExecuteAsync(beside, $"create database {name}", cancellationToken);
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Database = name, CommandTimeout = 0 };
        var made = new BenchmarkDatabase(beside, name, NpgsqlDataSource.Create(settings), keep);
        try
        {
            await SweepDatabase.MigrateAsync(made.Source, cancellationToken);
            made.Reader = await SweepDatabase.OpenReaderAsync(settings.ConnectionString, ConnectionText.Variable, cancellationToken);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        await Source.DisposeAsync();
        if (!keep)
        {
            await ExecuteAsync(beside, $"drop database if exists {Name} with (force)", CancellationToken.None);
        }

        await beside.DisposeAsync();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
