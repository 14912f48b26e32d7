using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Tests.Transport;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>Ten thousand random and half-open connections on both ports of a real silo, while a proper client goes on.</summary>
[Collection(nameof(AloneInTheProcess))]
[Slow]
public sealed class GarbageTests : IDisposable
{
    private const int Connections = 10_000;
    private const int Slack = 40;
    private const long Megabyte = 1 << 20;

    private readonly TestAuthority authority = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task A_silo_with_certificates_answers_all_the_while_and_keeps_nothing()
    {
        await using var silo = await TestSilo.StartAsync(authority.Certificates("node-1"), LogLevel.Warning);

        await UnharmedAsync(silo, silo.Client(authority.Certificates("worker"), new()), static async garbage => Assert.InRange(await garbage.HungUpOnAsync(), 1_000, 2_000));

        Assert.InRange(silo.Log.Of(300).Count, 5, Connections / 2);
        Assert.NotEmpty(silo.Log.Of(302));
    }

    [Fact]
    public async Task A_silo_on_loopback_answers_all_the_while_and_keeps_nothing()
    {
        await using var silo = await TestSilo.StartAsync(null, LogLevel.Critical);

        // Orleans itself does not end those who say nothing at its gateway; on loopback they are processes of this machine.
        await UnharmedAsync(silo, silo.Client(null, new()), static _ => Task.CompletedTask);
    }

    private static async Task UnharmedAsync(TestSilo silo, IHost client, Func<Garbage, Task> endOfHanging)
    {
        using var proper = client;
        using var garbage = new Garbage(seed: 4, await Garbage.HelloAsync());
        await proper.StartAsync(Cancellation);
        await garbage.ThrowAsync(200, [silo.SiloPort, silo.GatewayPort]);
        Assert.True(await TestSilo.AnswersAsync(proper));
        var (handles, memory) = (Handles(), GC.GetTotalMemory(forceFullCollection: true));

        var throwing = garbage.ThrowAsync(Connections, [silo.SiloPort, silo.GatewayPort]);
        while (!throwing.IsCompleted)
        {
            Assert.True(await TestSilo.AnswersAsync(proper));
            await Task.Delay(50, Cancellation);
        }

        await throwing;
        Assert.True(await TestSilo.AnswersAsync(proper));

        await endOfHanging(garbage);
        garbage.Dispose();
        while (Handles() > handles + Slack)
        {
            await Task.Delay(100, Cancellation);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 32 * Megabyte);
        Assert.True(await TestSilo.AnswersAsync(proper));
        await proper.StopAsync(Cancellation);
    }

    private static int Handles() => Directory.GetFileSystemEntries("/proc/self/fd").Length;
}
