using System.Net;
using System.Net.Sockets;
using Sweep.Storage.Private;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Private;

/// <summary>The programs of a real PostgreSQL on one cluster folder.</summary>
[Slow]
public sealed class ServerProcessTests : IAsyncLifetime
{
    private readonly TemporaryHome home = new();
    private string binaries = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ClusterFolder Folder => new(home.Path);

    public async ValueTask InitializeAsync()
    {
        Folder.Create();
        binaries = await new ServerBinaries(Folder.Home).FindAsync(null, static _ => { }, Cancellation);
    }

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Fact]
    public async Task What_a_killed_initialisation_left_is_removed_before_a_cluster_is_made()
    {
        Directory.CreateDirectory(Folder.Unfinished);
        await File.WriteAllTextAsync(Path.Combine(Folder.Unfinished, "half"), "made", Cancellation);

        await Server().InitialiseAsync(binaries, Cancellation);

        Assert.True(File.Exists(Path.Combine(Folder.Data, "PG_VERSION")));
        Assert.False(Directory.Exists(Folder.Unfinished));
        Assert.False(File.Exists(Path.Combine(Folder.Data, "half")));
    }

    [Fact]
    public async Task It_starts_on_the_port_of_last_time_and_on_another_one_where_that_is_taken()
    {
        await Server().InitialiseAsync(binaries, Cancellation);
        await Server().StartAsync(binaries, Cancellation);
        var first = Folder.ReadPort();
        await Server().StopAsync(binaries, Cancellation);
        await Server().StartAsync(binaries, Cancellation);
        Assert.Equal(first, Folder.ReadPort());
        await Server().StopAsync(binaries, Cancellation);

        using var other = new TcpListener(IPAddress.Loopback, first!.Value);
        other.Start();
        await Server().StartAsync(binaries, Cancellation);

        Assert.NotEqual(first, Folder.ReadPort());
        Assert.NotNull(Server().Postmaster.Find());
        await Server().StopAsync(binaries, Cancellation);
        Assert.Null(Server().Postmaster.Find());
    }

    [Fact]
    public async Task A_cluster_whose_settings_are_wrong_does_not_start_and_the_log_is_named()
    {
        await Server().InitialiseAsync(binaries, Cancellation);
        await File.AppendAllTextAsync(Path.Combine(Folder.Data, "postgresql.conf"), "nonsense = 1\n", Cancellation);

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => Server().StartAsync(binaries, Cancellation));

        Assert.Contains("the server does not start", refused.Message, StringComparison.Ordinal);
        Assert.Contains("contains errors", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Folder.Log, refused.Message, StringComparison.Ordinal);
        Assert.Contains("contains errors", Server().LastComplaint(), StringComparison.Ordinal);
    }

    private ServerProcess Server() => new(Folder, TimeProvider.System);
}
