using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Cluster;
using Sweep.Theory.Points;

namespace Sweep.Cli.Cluster;

internal static class NodesCommand
{
    public static Command Create(Shell shell)
    {
        var format = Arguments.Format();
        var command = new Command("nodes", """
            Lists the machines that work, or worked, for the clusters of this database.

            alive      it takes work
            draining   it finishes its leases, and then ends
            gone       it has been silent for a quarter of a minute: it died, or cannot reach the database
            ended      it was stopped by request

            busy counts workers that hold a lease right now, out of slots.
            """)
        { format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, OutputFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        var nodes = await new NodeQueries(database).ListAsync(cancellationToken);
        if (nodes.Count == 0 && format == OutputFormat.Table)
        {
            shell.Say("no node has worked for this database yet; `sweep node` starts one, and `sweep run` needs none");
            return ExitCode.Done;
        }

        var rows = RowSet.Of(
            nodes,
            new("node", static node => node.Name),
            new("state", static node => ChoiceText.Of(node.State)),
            new("devices", static node => node.Devices),
            new("slots", static node => node.Slots),
            new("busy", static node => node.Busy),
            new("host", static node => node.Host),
            new("cluster", static node => node.Cluster),
            new("labels", static node => node.Labels),
            new("started", static node => node.Started),
            new RowColumn<NodeSummary>("seen", node => format == OutputFormat.Table ? $"{DurationText.Of(node.SilentFor)} ago" : node.Seen));
        await shell.Out.PrintAsync(rows, format, cancellationToken);
        return ExitCode.Done;
    }
}
