namespace Sweep.EndToEnd.Tests.Processes;

/// <summary>A home in which one small sweep has run to its end, for tests that only read.</summary>
public sealed class FinishedSweep : IAsyncLifetime
{
    internal SweepHome Home { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Home.InitializeAsync();
        Assert.Equal(0, (await Home.RunAsync("run", Home.Write("small", SmallSweeps.Random("small")))).Code);
    }

    public ValueTask DisposeAsync() => Home.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class FinishedSweepCollection : ICollectionFixture<FinishedSweep>
{
    public const string Name = "one finished sweep";
}
