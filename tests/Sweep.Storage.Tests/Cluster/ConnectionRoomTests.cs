using Sweep.Storage.Cluster;
using Sweep.Storage.Database;
using Sweep.Storage.Tests.Rights;

namespace Sweep.Storage.Tests.Cluster;

[Collection(RoleLogins.OneAtATime)]
[Fast]
public sealed class ConnectionRoomTests(RoleLogins logins) : IClassFixture<RoleLogins>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_nodes_need_twelve_connections_of_their_user()
    {
        var four = new ConnectionRoom(await logins.LoginAsync("four", "connection limit 4 in role sweep_writer"));
        var twelve = new ConnectionRoom(await logins.LoginAsync("twelve", "connection limit 12 in role sweep_writer"));
        var nodes = new NodeStore(logins.Writer);
        Assert.Null(await four.LackAsync("first", Cancellation));

        foreach (var name in new[] { "first", "second" })
        {
            await nodes.RegisterAsync(new(name, "c", "h", [], [new("cpu", "cores", null, 1)]), Cancellation);
        }

        Assert.StartsWith($"the database user {logins.Name("four")} may have 4 connections, too few for 3 nodes, which need 12;", await four.LackAsync("third", Cancellation));
        Assert.StartsWith($"the database user {logins.Name("four")} may have 4 connections, too few for 2 nodes, which need 8;", await four.LackAsync("second", Cancellation));
        Assert.Null(await twelve.LackAsync("third", Cancellation));
        Assert.Null(await new ConnectionRoom(logins.Database.Source).LackAsync("third", Cancellation));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(16, 64)]
    [InlineData(125, 282)]
    [InlineData(1000, 2032)]
    public void Every_node_needs_two_and_sixteen_owners_two_more_each(int nodes, int connections) => Assert.Equal(connections, ConnectionRoom.Needed(nodes));
}
