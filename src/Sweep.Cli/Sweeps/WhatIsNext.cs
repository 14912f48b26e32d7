using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

/// <summary>Says in words what will work on a sweep after a command that lets it run.</summary>
internal static class WhatIsNext
{
    public static async Task SayAsync(Shell shell, NpgsqlDataSource database, string name, CancellationToken cancellationToken)
    {
        var look = (await new ProgressQueries(database).LookAsync([name], cancellationToken)).Single();
        var nodes = await new NodeQueries(database).CountAliveAsync(cancellationToken);
        shell.Say(Of(look, nodes));
    }

    internal static string Of(SweepLook sweep, long nodes) => sweep switch
    {
        { State: SweepState.Finished } => $"nothing is left to do; `sweep show {sweep.Name}` has the verdicts",
        { Claimed: true } => $"a `sweep run` on this database works on it; `sweep watch {sweep.Name}` shows its progress",
        _ when nodes > 0 => $"{Counted.Of(nodes, "node")} of the cluster will start on it within seconds; `sweep watch {sweep.Name}` shows its progress",
        _ => $"no node is alive on this database, so nothing happens yet; start one with `sweep node`, or `sweep resume {sweep.Name}` runs it here",
    };
}
