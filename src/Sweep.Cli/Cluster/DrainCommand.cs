using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Cluster;
using Sweep.Theory;

namespace Sweep.Cli.Cluster;

internal static class DrainCommand
{
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("NODE") { Description = "The name of a node; see `sweep nodes`." };
        var format = Arguments.TextFormat();
        var command = new Command("drain", """
            Lets the workers of a node finish their leases, then ends the node.

            It gets no new work. Nothing is lost and nothing is measured again, however long a training takes. To stop a node at once, end
            its process with SIGTERM: then other nodes continue its trainings.
            """)
        { name, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
            var nodes = await new NodeQueries(database).ListAsync(cancellationToken);
            var node = Find(nodes, parsed.GetRequiredValue(name));
            await new NodeStore(database).DrainAsync(node.Name, cancellationToken);
            shell.Answer(
                parsed.GetValue(format), Sentence(node), ("node", node.Name), ("state_before", node.State), ("busy", node.Busy), ("slots", node.Slots));
            return ExitCode.Done;
        });
        return command;
    }

    /// <exception cref="InvalidSweepException">There is no such node, or it has ended.</exception>
    internal static NodeSummary Find(IReadOnlyList<NodeSummary> nodes, string name)
    {
        if (nodes.FirstOrDefault(node => node.Name == name) is { } found)
        {
            return found.State == NodeState.Ended ? throw new InvalidSweepException($"the node {name} has ended already; there is nothing to drain") : found;
        }

        var near = NearNames.Of(name, nodes.Select(static node => node.Name));
        throw new InvalidSweepException(near.Count > 0
            ? $"there is no node named {name}; did you mean {string.Join(" or ", near)}?"
            : $"there is no node named {name}; `sweep nodes` lists the nodes");
    }

    internal static string Sentence(NodeSummary node) => node switch
    {
        { State: NodeState.Gone } => $"{node.Name} was last seen {DurationText.Of(node.SilentFor)} ago; if only its connection is lost, it ends when it is connected again, without new work",
        { Busy: 0 } => $"{node.Name} takes no new work and ends; none of its workers has a lease",
        _ => $"{node.Name} takes no new work, and ends when {Counted.Of(node.Busy, "worker")} {(node.Busy == 1 ? "has" : "have")} finished; `sweep nodes` shows when",
    };
}
