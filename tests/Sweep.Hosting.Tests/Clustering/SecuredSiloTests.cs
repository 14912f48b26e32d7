using Microsoft.Extensions.Hosting;
using Sweep.Contracts.Tests.Transport;
using Sweep.Contracts.Transport;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>A real silo that demands certificates, with a proper client that works before, during and after.</summary>
[Slow]
public sealed class SecuredSiloTests : IAsyncLifetime
{
    private readonly TestAuthority authority = new();
    private readonly TestAuthority foreign = new();
    private readonly KeptLog clientLog = new();
    private TestSilo silo = null!;
    private IHost proper = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        silo = await TestSilo.StartAsync(authority.Certificates("node-1"));
        proper = silo.Client(authority.Certificates("worker"), new());
        await proper.StartAsync(Cancellation);
        Assert.True(await TestSilo.AnswersAsync(proper));
    }

    public async ValueTask DisposeAsync()
    {
        Assert.True(await TestSilo.AnswersAsync(proper));
        await proper.StopAsync(Cancellation);
        proper.Dispose();
        await silo.DisposeAsync();
        foreach (var folder in (TestAuthority[])[authority, foreign])
        {
            folder.Dispose();
        }
    }

    [Fact]
    public async Task Orleans_clients_without_certificates_are_refused_and_logged()
    {
        await RefusedAsync(null, "the TLS 1.3 handshake failed");

        Assert.True(await TestSilo.AnswersAsync(proper));
    }

    [Fact]
    public async Task Orleans_clients_of_another_authority_are_refused_and_logged_on_both_sides()
    {
        // The client hangs up, too: what the silo has seen of its certificate by then is chance.
        await RefusedAsync(foreign.Certificates("worker"), "");

        Assert.Contains(clientLog.Of(301), static line => line.Contains("was given up: the certificate is of another authority", StringComparison.Ordinal));
        Assert.True(await TestSilo.AnswersAsync(proper));
    }

    [Fact]
    public async Task Orleans_clients_whose_certificate_has_expired_are_refused_and_logged()
    {
        await RefusedAsync(authority.ExpiredCertificates("late"), "the certificate has expired or is not valid yet");

        Assert.True(await TestSilo.AnswersAsync(proper));
    }

    [Fact]
    public async Task Both_ports_hang_up_on_whoever_does_not_belong_to_the_cluster()
    {
        foreach (var port in (int[])[silo.GatewayPort, silo.SiloPort])
        {
            Assert.True(await RawClient.IsHungUpOnAsync(port, null));
            Assert.True(await RawClient.IsHungUpOnAsync(port, foreign.Certificates("worker")));
            Assert.True(await RawClient.IsHungUpOnAsync(port, authority.ExpiredCertificates("late")));
        }

        await LoggedAsync("no certificate was shown");
        await LoggedAsync("the certificate is of another authority");
        await LoggedAsync("the certificate has expired or is not valid yet");
        Assert.All(silo.Log.Of(300), static line => Assert.Matches(@"^A connection from 127\.0\.0\.1:[0-9]+ was refused: ", line));
    }

    [Fact]
    public async Task A_renewed_certificate_serves_new_connections_while_old_ones_go_on()
    {
        await Task.Delay(TimeSpan.FromSeconds(1.1), Cancellation);
        authority.Issue("node-1");

        using var another = silo.Client(authority.Certificates("another"), new());
        await another.StartAsync(Cancellation);

        Assert.True(await TestSilo.AnswersAsync(another));
        Assert.NotEmpty(silo.Log.Of(303));
        await another.StopAsync(Cancellation);
    }

    [Fact]
    public async Task No_key_appears_in_any_log()
    {
        await RefusedAsync(foreign.Certificates("worker"), "");
        await RefusedAsync(authority.ExpiredCertificates("late"), "the certificate has expired or is not valid yet");

        string[] folders = [authority.Issue("node-1"), authority.Issue("worker"), authority.Issue("late", age: 20), foreign.Issue("worker"), authority.Folder];
        var secrets = folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*.key"))
            .SelectMany(File.ReadAllLines).Where(static line => !line.StartsWith('-')).ToList();

        Assert.Equal(folders.Length * 3, secrets.Count);
        Assert.NotEmpty(silo.Log.Texts);
        Assert.DoesNotContain(silo.Log.Texts.Concat(clientLog.Texts), line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)) || line.Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    /// <summary>Orleans' client tries for a minute; it is ended once the silo has refused it and it has seen that.</summary>
    private async Task RefusedAsync(ClusterCertificates? certificates, string reason)
    {
        using var stranger = silo.Client(certificates, clientLog);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var starting = stranger.StartAsync(end.Token);
        await LoggedAsync(reason);
        while (!clientLog.Texts.Any(static text => text.StartsWith("Connection attempt to endpoint", StringComparison.Ordinal) && text.Contains("failed", StringComparison.Ordinal)))
        {
            await Task.Delay(20, Cancellation);
        }

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => starting);
    }

    private async Task LoggedAsync(string reason)
    {
        while (!silo.Log.Of(300).Any(line => line.EndsWith($"{reason}.", StringComparison.Ordinal)))
        {
            await Task.Delay(20, Cancellation);
        }
    }
}
