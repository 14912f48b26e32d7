using System.Text.Json;
using Sweep.EndToEnd.Tests.Deploy.Hosts;

namespace Sweep.EndToEnd.Tests.Deploy;

/// <summary>What the images run, without Docker: published programs, other users, machines with addresses of their own, certificates.</summary>
[Slow]
public sealed class TwoHostsTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    // The grid's and two controls.
    private const long Feasible = TwoHosts.Trials + 2;

    [Fact]
    public async Task Every_feasible_trial_is_measured_once_and_both_nodes_did_some()
    {
        Assert.True(hosts.Submitted.Code == 0, hosts.Submitted.Output + hosts.Submitted.Error);
        Assert.Equal(Feasible, await hosts.MeasuredByAsync(""));
        Assert.Equal(Feasible, await hosts.ScalarAsync("select count(*) from sweep.measurements"));
        Assert.Equal(Feasible, await hosts.MeasuredByAsync("node-1") + await hosts.MeasuredByAsync("node-2"));
        Assert.Equal(0, await hosts.ScalarAsync("select count(*) from sweep.running"));
    }

    [Fact]
    public async Task A_node_that_was_cut_off_from_the_other_and_from_the_database_cost_no_attempt()
    {
        Assert.InRange(await hosts.ScalarAsync("select count(*) from sweep.silos where name = 'node-2'"), 2, long.MaxValue);
        Assert.Equal(0, await hosts.ScalarAsync("select count(*) from sweep.attempts where cause = 'worker_lost'"));
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_ends_in_good_order_and_the_other_goes_on()
    {
        Assert.True(hosts.Stopped.Code == 0, hosts.Stopped.Output + hosts.Stopped.Error);
        Assert.InRange(hosts.MeasuredAtStop, 1, Feasible - 1);
        Assert.Equal(1, await hosts.ScalarAsync("select count(*) from sweep.nodes where ended_at is not null"));
    }

    /// <summary>11111 and 30000 are the silo's and the gateway's; health and metrics are for everybody on the network.</summary>
    [Fact]
    public void A_client_without_TLS_gets_no_word_out_of_a_node()
    {
        Assert.Equal([8080, 11111, 30000], hosts.Replies.Keys.Order());
        Assert.StartsWith("HTTP/1.1 200", hosts.Replies[8080]);
        Assert.InRange(hosts.Replies[11111].Length, 0, LengthOfAlert);
        Assert.InRange(hosts.Replies[30000].Length, 0, LengthOfAlert);
    }

    [Fact]
    public void No_password_is_in_a_process_list_or_a_log()
    {
        Assert.Contains(hosts.CommandLines, static line => line.Contains(" node --name node-1 ", StringComparison.Ordinal));
        Assert.NotEmpty(hosts.Cluster.Printed);
        // PostgreSQL's superuser, owner, writer and reader, and the administrator of Grafana.
        Assert.Equal(5, hosts.Cluster.Passwords.Count);
        Assert.All(hosts.Cluster.Passwords, password =>
        {
            Assert.DoesNotContain(hosts.CommandLines, line => line.Contains(password, StringComparison.Ordinal));
            Assert.DoesNotContain(password, hosts.Cluster.Printed);
        });
    }

    [Fact]
    public void Nothing_of_the_cluster_runs_as_root()
    {
        Assert.InRange(hosts.Users.Count, 5, int.MaxValue);
        Assert.DoesNotContain("0", hosts.Users);
    }

    [Fact]
    public async Task The_reader_asks_by_SQL_from_elsewhere_and_changes_nothing()
    {
        var counted = await hosts.ReadAsync("sql", "select current_user as login, count(*) as n from trial_results where state = 'succeeded' group by 1", "--format", "json");

        Assert.True(counted.Code == 0, counted.Error);
        var row = Assert.Single(JsonDocument.Parse(counted.Output).RootElement.EnumerateArray());
        Assert.Equal("sweep_reader_login", row.GetProperty("login").GetString());
        Assert.Equal(Feasible, row.GetProperty("n").GetInt64());

        Assert.NotEqual(0, (await hosts.ReadAsync("sql", "delete from measurements")).Code);
        Assert.Equal(Feasible, await hosts.ScalarAsync("select count(*) from sweep.measurements"));
    }

    // A TLS alert is a record of seven bytes.
    private const int LengthOfAlert = 7;
}
