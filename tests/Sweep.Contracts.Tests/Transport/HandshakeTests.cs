using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Sweep.Contracts.Transport;

namespace Sweep.Contracts.Tests.Transport;

/// <summary>Two ends of a real connection.</summary>
public sealed class HandshakeTests : IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly TestAuthority foreign = new();
    private readonly KeptLog log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        authority.Dispose();
        foreign.Dispose();
    }

    [Fact]
    public async Task Nodes_of_one_authority_accept_each_other() =>
        Assert.Equal((null, null), await MeetAsync(authority.Certificates("node-1"), authority.Certificates("node-2")));

    [Fact]
    public async Task A_client_of_another_authority_is_refused_even_if_it_accepts_the_server()
    {
        var refusal = await MeetAsync(authority.Certificates("node-1"), Showing(foreign.Certificates("node-2")));

        Assert.Equal("the certificate is of another authority", refusal);
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_refused() =>
        Assert.Equal("no certificate was shown", await MeetAsync(authority.Certificates("node-1"), Showing(null)));

    [Fact]
    public async Task A_client_whose_certificate_has_expired_is_refused() =>
        Assert.Equal("the certificate has expired or is not valid yet", await MeetAsync(authority.Certificates("node-1"), Showing(authority.ExpiredCertificates("node-2"))));

    [Fact]
    public async Task A_client_of_an_older_protocol_is_refused()
    {
        var old = Showing(authority.Certificates("node-2"));
        old.EnabledSslProtocols = SslProtocols.Tls12;

        Assert.Equal("the TLS 1.3 handshake failed", await MeetAsync(authority.Certificates("node-1"), old));
    }

    [Fact]
    public async Task Nodes_of_two_authorities_refuse_each_other()
    {
        const string Other = "the certificate is of another authority";

        Assert.Equal((Other, Other), await MeetAsync(foreign.Certificates("node-1"), authority.Certificates("node-2")));
    }

    [Fact]
    public async Task An_expired_server_is_given_up_by_the_client() =>
        Assert.Equal("the certificate has expired or is not valid yet", (await MeetAsync(authority.ExpiredCertificates("node-1"), authority.Certificates("node-2"))).Client);

    [Fact]
    public async Task A_peer_that_says_nothing_is_given_up()
    {
        var time = new MovedTime { HoldsTimers = true };
        var certificates = ClusterCertificates.Open(authority.Issue("node-1"), time);
        var (near, far) = await ConnectAsync();
        await using var secured = new SslStream(near);
        await using (far)
        {
            var refusal = Handshake.RefusalAsync(secured, certificates.Current(log), time, isServer: true, Cancellation);
            time.EndTimers();

            Assert.Equal("no TLS handshake within 5 s", await refusal);
        }
    }

    [Fact]
    public async Task A_peer_that_says_something_else_is_refused()
    {
        var (near, far) = await ConnectAsync();
        await using var secured = new SslStream(near);
        await using (far)
        {
            await far.WriteAsync("GET / HTTP/1.1\r\nHost: sweep\r\n\r\n"u8.ToArray(), Cancellation);

            Assert.Equal("the TLS 1.3 handshake failed", await ServeAsync(secured, authority.Certificates("node-1")));
        }
    }

    private static SslClientAuthenticationOptions Showing(ClusterCertificates? certificates) => new()
    {
        TargetHost = "sweep",
        EnabledSslProtocols = SslProtocols.Tls13,
        ClientCertificateContext = certificates?.Current(new KeptLog()).Presented,
        RemoteCertificateValidationCallback = static (_, _, _, _) => true,
    };

    private async Task<(string? Server, string? Client)> MeetAsync(ClusterCertificates server, ClusterCertificates client)
    {
        var (near, far) = await ConnectAsync();
        await using var serving = new SslStream(near);
        await using var asking = new SslStream(far);
        var served = ServeAsync(serving, server);
        var refusal = await Handshake.RefusalAsync(asking, client.Current(log), client.Time, isServer: false, Cancellation);
        return (await served, refusal);
    }

    /// <summary>What the server says of a client that is not ours.</summary>
    private async Task<string?> MeetAsync(ClusterCertificates server, SslClientAuthenticationOptions client)
    {
        var (near, far) = await ConnectAsync();
        await using var serving = new SslStream(near);
        await using var asking = new SslStream(far);
        var served = ServeAsync(serving, server);
        await asking.AuthenticateAsClientAsync(client, Cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
        return await served;
    }

    private Task<string?> ServeAsync(SslStream stream, ClusterCertificates certificates) =>
        Handshake.RefusalAsync(stream, certificates.Current(log), certificates.Time, isServer: true, Cancellation);

    private static async Task<(NetworkStream Near, NetworkStream Far)> ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var far = new TcpClient();
        await far.ConnectAsync((IPEndPoint)listener.LocalEndpoint, Cancellation);
        var near = await listener.AcceptSocketAsync(Cancellation);
        return (new(near, ownsSocket: true), far.GetStream());
    }
}
