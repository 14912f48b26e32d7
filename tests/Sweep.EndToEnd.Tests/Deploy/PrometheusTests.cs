using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Deploy;

[Slow]
public sealed partial class PrometheusTests
{
    /// <summary>Names that Prometheus sees, by kind of instrument: what the exporter appends to a name, and what Prometheus's own series of it are called.</summary>
    private static readonly Dictionary<string, string[]> Endings = new()
    {
        ["Histogram"] = ["_bucket", "_count", "_sum"], ["Counter"] = ["_total"], ["ObservableGauge"] = [""],
    };

    private static readonly IReadOnlyList<JsonNode> Rules =
        [.. YamlFile.Read("deploy/prometheus/sweep.rules.yml")["groups"]!.AsArray().SelectMany(static group => group!["rules"]!.AsArray()).Select(static rule => rule!)];

    [Fact]
    public void Every_metric_of_the_alerts_is_one_that_the_program_has()
    {
        var named = Rules.SelectMany(static rule => MetricName().Matches(rule["expr"]!.ToString())).Select(static match => match.Value).ToHashSet();

        Assert.InRange(named.Count, 5, int.MaxValue);
        Assert.Subset(KnownSeries().ToHashSet(), named);
    }

    [Fact]
    public void Every_alert_says_what_is_the_matter() => Assert.All(Rules, static rule =>
    {
        Assert.Contains(rule["labels"]!["severity"]!.ToString(), new[] { "warning", "critical" });
        Assert.EndsWith(".", rule["annotations"]!["summary"]!.ToString());
    });

    [Fact]
    public void The_nodes_of_the_composed_cluster_are_asked_where_they_answer()
    {
        var asked = YamlFile.Read("deploy/prometheus/prometheus.yml")["scrape_configs"]![0]!["static_configs"]![0]!["targets"];
        var compose = new ComposeFile();
        var checks = new[] { "node-1", "node-2" }.Select(node => YamlFile.Words(compose.Services[node]["healthcheck"]!["test"]))
            .Select(static check => $"{ComposeFile.WithDefaults(check[2])}:{check[3]}");

        Assert.Equal(checks, YamlFile.Words(asked));
        Assert.Contains("sweep.rules.yml", YamlFile.Words(YamlFile.Read("deploy/prometheus/prometheus.yml")["rule_files"]));
    }

    /// <summary>Names of all series that the program's instruments make.</summary>
    internal static IEnumerable<string> KnownSeries() =>
        Repository.Files.Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(static file => Instrument().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)))).SelectMany(SeriesOf);

    private static IEnumerable<string> SeriesOf(Match instrument)
    {
        var unit = instrument.Groups["unit"].Value switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return Endings[instrument.Groups["kind"].Value].Select(ending => instrument.Groups["name"].Value.Replace('.', '_') + unit + ending);
    }

    [GeneratedRegex(@"\bsweep_\w+")]
    private static partial Regex MetricName();

    [GeneratedRegex("""Create(?<kind>Histogram|Counter|ObservableGauge)(<\w+>)?\("(?<name>sweep[\w.]+)"(.*?"(?<unit>s|By)",)?""")]
    private static partial Regex Instrument();
}
