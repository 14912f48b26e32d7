using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>Connections that mean nothing, or ill; the same ones for the same seed.</summary>
internal sealed class Garbage(int seed, byte[] hello) : IDisposable
{
    private const int AtOnce = 64;

    private readonly List<TcpClient> hanging = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A real first message of TLS 1.3, for cutting short.</summary>
    public static async Task<byte[]> HelloAsync()
    {
        using var kept = new KeptWriting();
        await using var client = new SslStream(kept);
        await Assert.ThrowsAnyAsync<Exception>(() => client.AuthenticateAsClientAsync(
            new() { TargetHost = "sweep", EnabledSslProtocols = SslProtocols.Tls13 }, Cancellation));
        return kept.ToArray();
    }

    public Task ThrowAsync(int count, IReadOnlyList<int> ports) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
        async (number, _) => await ThrowOneAsync(number, ports[number % ports.Count]));

    /// <summary>Until the other side has ended every connection that was left hanging; how many those were.</summary>
    public async Task<int> HungUpOnAsync()
    {
        foreach (var client in hanging)
        {
            try
            {
                while (await client.GetStream().ReadAsync(new byte[64], Cancellation) > 0)
                {
                }
            }
            catch (IOException)
            {
                // That is an end, too.
            }
        }

        return hanging.Count;
    }

    /// <summary>Ends the connections that were left hanging.</summary>
    public void Dispose() => hanging.ForEach(static client => client.Dispose());

    private async Task ThrowOneAsync(int number, int port)
    {
        var random = new Random((seed * 1_000_003) + number);
        var client = await RawClient.ConnectAsync(port);
        var keep = false;
        try
        {
            switch (random.Next(8))
            {
                case 0:
                    keep = true;
                    break;
                case 1:
                    break;
                case 2:
                    // Ends with a reset instead of a farewell.
                    client.LingerState = new(enable: true, seconds: 0);
                    break;
                case 3:
                    await SayAsync(client, hello.AsMemory(0, random.Next(hello.Length)));
                    keep = random.Next(4) == 0;
                    break;
                case 4:
                    await SayAsync(client, hello);
                    break;
                case 5:
                    // A plausible length in front, as Orleans' own messages have one.
                    await SayAsync(client, (byte[])[.. BitConverter.GetBytes(random.Next(200)), .. Bytes(random)]);
                    break;
                default:
                    await SayAsync(client, Bytes(random));
                    break;
            }
        }
        catch (IOException)
        {
            // The other side has hung up already, as it should.
        }

        if (!keep)
        {
            client.Dispose();
            return;
        }

        lock (hanging)
        {
            hanging.Add(client);
        }
    }

    private static ValueTask SayAsync(TcpClient client, ReadOnlyMemory<byte> bytes) => client.GetStream().WriteAsync(bytes, Cancellation);

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 5_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Keeps what is written, and has nothing to read.</summary>
    private sealed class KeptWriting : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(0);
    }
}
