using System.Text.Json.Nodes;
using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>A dashboard of deploy/grafana.</summary>
internal sealed class GrafanaDashboard(string path)
{
    private const string Folder = "deploy/grafana/dashboards/";

    public static IReadOnlyList<GrafanaDashboard> All { get; } =
        [.. Repository.Files.Where(static file => file.StartsWith(Folder, StringComparison.Ordinal)).Order().Select(static file => new GrafanaDashboard(file))];

    public string Name { get; } = Path.GetFileNameWithoutExtension(path);

    public JsonNode Document { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, path)))!;

    public string Uid => Document["uid"]!.ToString();

    public IReadOnlyList<JsonNode> Panels => [.. Document["panels"]!.AsArray().Select(static panel => panel!)];

    public IReadOnlyList<JsonNode> Variables => [.. Document["templating"]!["list"]!.AsArray().Select(static variable => variable!)];

    /// <summary>Every statement with the title of its panel, variables included.</summary>
    public IEnumerable<(string Title, string Sql)> Statements() =>
    [
        .. from panel in Panels
           from target in panel["targets"]!.AsArray()
           where target!["rawSql"] is not null
           select ($"{Name}: {panel["title"]}", target["rawSql"]!.ToString()),
        .. from variable in Variables
           where variable["type"]!.ToString() == "query"
           select ($"{Name}: ${variable["name"]}", variable["query"]!.ToString()),
    ];

    /// <summary>Expressions for Prometheus.</summary>
    public IEnumerable<string> Expressions() =>
        from panel in Panels
        from target in panel["targets"]!.AsArray()
        where target!["expr"] is not null
        select target["expr"]!.ToString();
}
