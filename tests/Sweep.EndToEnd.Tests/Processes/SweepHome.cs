using Npgsql;
using Sweep.Storage.Private;

namespace Sweep.EndToEnd.Tests.Processes;

/// <summary>A private home of its own below the temporary folder, with its own PostgreSQL, removed at the end.</summary>
public sealed class SweepHome : IAsyncLifetime
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sweep-e2e-{Guid.NewGuid():N}"[..22]);

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await new PrivatePostgres(Path, TimeProvider.System).StopAsync(CancellationToken.None);
        Directory.Delete(Path, recursive: true);
    }

    /// <summary>Starts <c>sweep</c> with this home, as leader of a process group of its own.</summary>
    public SweepProcess Start(params string[] arguments) => SweepProcess.Start(Path, arguments);

    /// <summary>Runs <c>sweep</c> with this home to its end.</summary>
    public async Task<Ended> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await process.EndAsync();
    }

    /// <summary>Runs one of the programs below <c>tests</c> with this home to its end.</summary>
    public async Task<Ended> RunToolAsync(string program, params string[] arguments)
    {
        using var process = SweepProcess.StartTool(Path, program, arguments);
        return await process.EndAsync();
    }

    /// <summary>Writes a sweep file into this home and returns its path.</summary>
    public string Write(string name, string yaml)
    {
        var path = System.IO.Path.Combine(Path, $"{name}.yaml");
        File.WriteAllText(path, yaml);
        return path;
    }

    /// <summary>One value out of this home's database.</summary>
    public async Task<T> ScalarAsync<T>(string sql) => (T)(await RowsAsync(sql)).Single()[0]!;

    public async Task<IReadOnlyList<object?[]>> RowsAsync(string sql)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var connectionString = await new PrivatePostgres(Path, TimeProvider.System).EnsureAsync(static _ => { }, cancellationToken);
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<object?[]> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(static value => value is DBNull ? null : value)]);
        }

        return rows;
    }
}
