using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Deploy;

/// <summary>What can be seen of the dashboards in their files; <see cref="GrafanaPanelTests"/> runs their SQL.</summary>
[Slow]
public sealed partial class GrafanaTests
{
    // What the program shows elsewhere, and Grafana's own ids of units.
    private static readonly string[] VerdictColours = ["#1a7f5a", "#b58900", "#c0392b", "#7d6fb3", "#6b7a86"];
    private static readonly string[] Units = ["none", "percent", "percentunit", "s", "ms", "bytes", "sci", "dateTimeFromNow"];

    public static TheoryData<string> Dashboards => [.. GrafanaDashboard.All.Select(static dashboard => dashboard.Name)];

    [Fact]
    public void There_is_a_dashboard_for_each_question() => Assert.Equal(
        ["sweep-devices", "sweep-failures", "sweep-progress", "sweep-seams", "sweep-verdicts"], GrafanaDashboard.All.Select(static dashboard => dashboard.Uid).Order());

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_panel_says_what_it_shows_and_in_which_unit(string name)
    {
        Assert.All(Of(name).Panels, static panel =>
        {
            Assert.InRange(panel["title"]!.ToString().Length, 5, 60);
            Assert.EndsWith(".", panel["description"]!.ToString());
            Assert.Contains(panel["fieldConfig"]!["defaults"]!["unit"]!.ToString(), Units);
            Assert.All(
                panel["fieldConfig"]!["overrides"]!.AsArray().SelectMany(static field => field!["properties"]!.AsArray()).Where(static property => property!["id"]!.ToString() == "unit"),
                static unit => Assert.Contains(unit!["value"]!.ToString(), Units));
        });
        Assert.InRange(Of(name).Panels.Count, 5, 20);
        Assert.Equal(Of(name).Panels.Count, Of(name).Panels.Select(static panel => (int)panel["id"]!).Distinct().Count());
        Assert.Equal(Of(name).Panels.Count, Of(name).Panels.Select(static panel => panel["title"]!.ToString()).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panels_lie_beside_each_other_and_within_the_grid(string name)
    {
        HashSet<(int X, int Y)> taken = [];
        Assert.All(Of(name).Panels, panel =>
        {
            var (x, y, w, h) = Place(panel);
            Assert.InRange(x, 0, 24 - w);
            Assert.All(
                from column in Enumerable.Range(x, w) from row in Enumerable.Range(y, h) select (column, row),
                cell => Assert.True(taken.Add(cell), $"{panel["title"]} lies over another panel"));
        });

        // No gap a panel could fall into: Grafana would move it there.
        Assert.Equal(Enumerable.Range(0, taken.Max(static cell => cell.Y) + 1), taken.Select(static cell => cell.Y).Distinct().Order());
    }

    [Fact]
    public void Every_data_source_is_provisioned_and_every_link_leads_to_a_dashboard()
    {
        var provisioned = YamlFile.Read("deploy/grafana/provisioning/datasources/sweep.yaml")["datasources"]!.AsArray()
            .ToDictionary(static source => source!["uid"]!.ToString(), static source => source!["type"]!.ToString());
        Assert.All(GrafanaDashboard.All.SelectMany(static dashboard => Nodes(dashboard.Document, "datasource")), source =>
            Assert.Equal(provisioned[source["uid"]!.ToString()], source["type"]!.ToString()));

        var targets = GrafanaDashboard.All.SelectMany(static dashboard => Link().Matches(dashboard.Document.ToJsonString())).Select(static match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(targets);
        Assert.Subset(GrafanaDashboard.All.Select(static dashboard => dashboard.Uid).ToHashSet(), targets);
    }

    /// <summary>A verdict is told by a mark as well: not everybody sees the colours.</summary>
    [Fact]
    public void Verdicts_have_the_same_colours_and_marks_everywhere()
    {
        var mapped = GrafanaDashboard.All.SelectMany(static dashboard => Nodes(dashboard.Document, "options")).Where(static options => options["not_reached"] is JsonObject).ToList();

        Assert.InRange(mapped.Count, 4, 40);
        Assert.All(mapped, static options =>
        {
            string[] words = ["confirmed", "not_reached", "refuted", "inconclusive", "not_predicted"];
            Assert.Equal(VerdictColours, words.Select(word => options[word]!["color"]!.ToString()));
            Assert.Equal(["✓", "<", "✗", "?", "–"], words.Select(word => options[word]!["text"]!.ToString()[..1]));
        });
    }

    [Fact]
    public void Every_metric_is_one_that_the_alerts_or_the_program_know()
    {
        var named = GrafanaDashboard.All.SelectMany(static dashboard => dashboard.Expressions()).SelectMany(static text => Metric().Matches(text)).Select(static match => match.Value).ToHashSet();

        Assert.InRange(named.Count, 4, 20);
        Assert.Subset(PrometheusTests.KnownSeries().ToHashSet(), named);
    }

    [Fact]
    public void The_composed_Grafana_finds_its_files_and_every_variable_that_they_name()
    {
        var service = new ComposeFile().Services["grafana"];
        var files = Repository.Files.Where(static file => file.StartsWith("deploy/grafana/provisioning/", StringComparison.Ordinal)).ToList();
        var named = files.SelectMany(static file => Variable().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)))).Select(static match => match.Value[1..]).ToHashSet();
        var mounts = YamlFile.Words(service["volumes"]).Select(static volume => volume.Split(':')).ToDictionary(static parts => parts[0], static parts => parts[1]);

        Assert.Equal(["dashboards", "datasources"], files.Select(static file => file.Split('/')[3]).Order());
        Assert.Equal(YamlFile.Entries(service["environment"]).Select(static entry => entry.Key).Where(static key => key.StartsWith("SWEEP_", StringComparison.Ordinal)).Order(), named.Order());
        Assert.Equal("/etc/grafana/provisioning", mounts["./deploy/grafana/provisioning"]);
        Assert.Equal(mounts["./deploy/grafana/dashboards"], YamlFile.Read("deploy/grafana/provisioning/dashboards/sweep.yaml")["providers"]![0]!["options"]!["path"]!.ToString());
        Assert.Contains("reader-password", YamlFile.Words(service["secrets"]));
        Assert.Equal("sweep_reader_login", service["environment"]!["SWEEP_POSTGRES_USER"]!.ToString());
        Assert.StartsWith("127.0.0.1:", Assert.Single(YamlFile.Words(service["ports"])));
    }

    private static GrafanaDashboard Of(string name) => GrafanaDashboard.All.Single(dashboard => dashboard.Name == name);

    private static (int X, int Y, int W, int H) Place(JsonNode panel)
    {
        var place = panel["gridPos"]!;
        return ((int)place["x"]!, (int)place["y"]!, (int)place["w"]!, (int)place["h"]!);
    }

    /// <summary>Every object of this name, however deep.</summary>
    private static IEnumerable<JsonObject> Nodes(JsonNode? node, string name) => node switch
    {
        JsonObject map => map.SelectMany(entry => entry.Key == name && entry.Value is JsonObject found ? [found, .. Nodes(found, name)] : Nodes(entry.Value, name)),
        JsonArray list => list.SelectMany(item => Nodes(item, name)),
        _ => [],
    };

    [GeneratedRegex("/d/([a-z-]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bsweep_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\$SWEEP_\w+")]
    private static partial Regex Variable();
}
