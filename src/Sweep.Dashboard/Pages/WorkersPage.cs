using Sweep.Dashboard.Site;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Pages;

/// <summary>Machines and their workers: their leases, and the share of time in which they compute.</summary>
internal static class WorkersPage
{
    private const int Longest = 200;

    private static readonly string[] Headings = ["Worker", "Device", "Node", "Holds", "Since", "Self-test", "Libraries", "Last seen"];

    public static async Task<Page> ShowAsync(PageRequest request)
    {
        var queries = new WorkerQueries(request.Database);
        var nodes = await new NodeQueries(request.Database).ListAsync(request.Aborted);
        var workers = await queries.ListAsync(Longest, request.Aborted);
        var shares = await queries.SharesAsync(Longest, request.Aborted);
        var busy = workers.Count(static worker => worker.Holding > 0);
        return new(new("Workers and devices") { Section = "workers" }, Html.Of($"""
            <p data-summary>{busy} {(busy == 1 ? "worker holds" : "workers hold")} work right now; {nodes.Count(static node => node.State == NodeState.Alive)} nodes of clusters are alive.</p>
            <h2>Workers</h2>
            {Workers(workers)}<h2>Time spent</h2>
            {Shares(shares)}<h2>Nodes</h2>
            {Nodes(nodes)}
            """)) { Lives = true };
    }

    private static Html Workers(IReadOnlyList<WorkerSummary> workers) => workers.Count == 0
        ? Html.Of($"<p class=\"empty\">No worker has delivered anything yet.</p>")
        : TableCells.Table(
            "Workers, those that hold work first",
            Headings.Select(TableCells.Heading),
            Html.Join(workers, static worker => Html.Of($"""
                <tr data-key="{worker.Name}"><th scope="row">{worker.Name}</th><td>{worker.Device}</td><td>{worker.Node}</td><td>{Holding(worker)}</td><td>{Digits.Time(worker.Since)}</td><td>{(worker.SelfTestPassed ? new Html("passed") : Html.Of($"<span class=\"state failed\">failed</span>"))}</td><td class="point">{worker.Libraries}</td><td>{Digits.Time(worker.LastSeen)}</td></tr>

                """)));

    private static Html Holding(WorkerSummary worker) => worker.Holding == 0 ? Html.Of($"<span class=\"quiet\">nothing</span>") : Html.Of(
        $"{worker.Holding} {(worker.Holding == 1 ? "training" : "trainings")} of {Html.Join(worker.Sweeps, static sweep => Html.Of($"<a href=\"{Links.Sweep(sweep)}\">{sweep}</a> "))}");

    private static Html Shares(IReadOnlyList<WorkerShare> shares) => shares.Count == 0
        ? Html.Of($"<p class=\"empty\">Nothing has been computed for the running sweeps or the newest one.</p>")
        : TableCells.Table(
            "Work for the running sweeps and the newest one. A training counts once for all its trials; share: of the time between the worker's first and last attempt",
            [
                TableCells.Heading("Sweep"), TableCells.Heading("Worker"), TableCells.NumberHeading("Measured"), TableCells.NumberHeading("Failed attempts"),
                TableCells.NumberHeading("Trainings"), TableCells.NumberHeading("Computing"), TableCells.NumberHeading("Share"),
            ],
            Html.Join(shares, static share => Html.Of($"""
                <tr data-key="{share.Sweep} {share.Worker}"><th scope="row"><a href="{Links.Sweep(share.Sweep)}">{share.Sweep}</a></th><td>{share.Worker}</td>{TableCells.Number(share.Succeeded)}{TableCells.Alarm(share.Failed, "failed")}{TableCells.Number(share.Trainings)}{TableCells.Number(Digits.Duration(1000 * share.Busy))}{TableCells.Number(Digits.Share(share.Share))}</tr>

                """)),
            kind: "");

    private static Html Nodes(IReadOnlyList<NodeSummary> nodes) => nodes.Count == 0
        ? Html.Of($"<p class=\"empty\">No node has joined a cluster on this database. <code>sweep node</code> starts one; <code>sweep run</code> needs none.</p>")
        : TableCells.Table(
            "Nodes of clusters",
            [
                TableCells.Heading("Node"), TableCells.Heading("State"), TableCells.Heading("Host"), TableCells.Heading("Devices"), TableCells.NumberHeading("Busy"),
                TableCells.Heading("Labels"), TableCells.Heading("Started"), TableCells.Heading("Last seen"),
            ],
            Html.Join(nodes, static node => Html.Of($"""
                <tr data-key="{node.Name}"><th scope="row">{node.Name}</th><td>{Chips.State(ChoiceText.Of(node.State))}</td><td>{node.Host}</td><td>{node.Devices}</td>{TableCells.Number($"{node.Busy} of {node.Slots}")}<td>{string.Join(' ', node.Labels)}</td><td>{Digits.Time(node.Started)}</td><td>{Digits.Time(node.Seen)}</td></tr>

                """)));
}
