using Sweep.Synthetic;

namespace Sweep.Storage.Tests.Synthetic;

/// <summary>A database with a synthetic sweep that is large enough to hold every state and every verdict.</summary>
public sealed class SyntheticSweep : IAsyncLifetime
{
    public const string Name = "synthetic";
    public const long Trials = 12_000;

    private readonly TestDatabase database = new();

    public Npgsql.NpgsqlDataSource Source => database.Source;

    public string ConnectionString => database.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await SyntheticSweeps.FillAsync(Source, Name, Trials, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
