namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>Two nodes that live through one fault after the other; a test that kills one starts it again.</summary>
public sealed class DisturbedCluster(FaultBench bench) : IAsyncLifetime
{
    internal FaultNode One { get; private set; } = null!;

    internal FaultNode Two { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        One = await FaultNode.StartAsync(bench, "one");
        Two = await FaultNode.StartAsync(bench, "two");
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
    }
}
