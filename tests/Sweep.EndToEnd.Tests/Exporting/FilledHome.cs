using Npgsql;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Storage.Database;
using Sweep.Storage.Private;
using Sweep.Synthetic;

namespace Sweep.EndToEnd.Tests.Exporting;

/// <summary>A home whose sweeps were made by the database alone.</summary>
internal sealed class FilledHome : IAsyncDisposable
{
    public SweepHome Home { get; } = new();

    public string Folder => Directory.CreateDirectory(Path.Combine(Home.Path, "exports")).FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public static async Task<FilledHome> CreateAsync(params (string Name, long Trials)[] sweeps)
    {
        var filled = new FilledHome();
        await filled.Home.InitializeAsync();
        Assert.Equal(0, (await filled.Home.RunAsync("migrate")).Code);
        await using var database = await filled.OpenAsync();
        foreach (var (name, trials) in sweeps)
        {
            await SyntheticSweeps.FillAsync(database, name, trials, CancellationToken.None);
        }

        return filled;
    }

    public async Task<NpgsqlDataSource> OpenAsync() => await SweepDatabase.OpenAsync(
        await new PrivatePostgres(Home.Path, TimeProvider.System).EnsureAsync(static _ => { }, CancellationToken.None), CancellationToken.None);

    public async Task ExecuteAsync(string sql)
    {
        await using var database = await OpenAsync();
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Home.DisposeAsync();
}
