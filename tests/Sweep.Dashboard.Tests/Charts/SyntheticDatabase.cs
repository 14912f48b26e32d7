using Sweep.Storage.Tests;
using Sweep.Synthetic;

namespace Sweep.Dashboard.Tests.Charts;

/// <summary>A sweep of some thousand trials, made by the server alone.</summary>
public sealed class SyntheticDatabase : IAsyncLifetime
{
    public const string Sweep = "many trials";
    public const int Trials = 12000;

    private readonly TestDatabase database = new();

    public Npgsql.NpgsqlDataSource Source => database.Source;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await SyntheticSweeps.FillAsync(Source, Sweep, Trials, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
