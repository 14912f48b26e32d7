using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Sweep.Cli.Presets;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;

namespace Sweep.Cli.Tests.Presets;

public sealed partial class SchemaCommandTests
{
    public static TheoryData<string> Presets =>
        [.. Preset.All.SelectMany(static preset => preset.FullText is null ? [preset.Name] : new[] { preset.Name, preset.Name + " --scale full" })];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_is_valid(string name) => Assert.Equal("", await FaultsAsync(
        Preset.Find(name.Split(' ')[0])!.Of(name.Contains(' ') ? Scale.Full : Scale.Quick)));

    [Theory]
    [InlineData("axes: { depth: 1..3, factor: [2, 3..4, [[1, 2], [2, 2]]] }")]
    [InlineData("axes: { spacing: [P-3..2P+3, 7, [P, 2P+1]], tile_crop: 2(P+1) }")]
    [InlineData("axes: { padding: same, learning_rate: [1e-3, 0.5, 2] }\nseeds: 2*3\nwhere: depth * factor <= 9")]
    [InlineData("fixed: { factor: [[1, 2, 2]], images: nuclei/train }\nmeasure: seams\nlimits: { max_attempts: 5, trial_timeout: 90s }")]
    [InlineData("grids: [{ label: a, fixed: { depth: 1 } }, { axes: { seed: [3, 7..9] }, measure: [panels, shifts] }]\nfixed: { kernel: gaussian }")]
    public async Task What_the_reader_reads_is_valid(string rest)
    {
        var text = "name: a-1.b\nquestion: is it so?\n" + rest;
        Assert.NotNull(SweepReader.Read(YamlDocument.Parse(text)));

        Assert.Equal("", await FaultsAsync(text));
    }

    [Theory]
    [InlineData("axes: { dept: 1 }", "/axes/dept")]
    [InlineData("axes: { padding: [valid, zero] }", "/axes/padding")]
    [InlineData("fixed: { depth: [1, 2] }", "/fixed/depth")]
    [InlineData("fixed: { depth: deep }", "/fixed/depth")]
    [InlineData("axes: { depth: P }", "/axes/depth")]
    [InlineData("axes: { spacing: [[1, 2, 3, 4]] }", "/axes/spacing")]
    [InlineData("axes: { depth: [] }", "/axes/depth")]
    [InlineData("measure: [seam]", "/measure")]
    [InlineData("limits: { trial_timeout: 30 }", "/limits/trial_timeout")]
    [InlineData("grids: []", "/grids")]
    [InlineData("colour: red", "/colour")]
    [InlineData("name: -x", "/name")]
    public async Task What_the_reader_refuses_is_refused_at_its_place(string rest, string place)
    {
        var text = (rest.StartsWith("name", StringComparison.Ordinal) ? "" : "name: a\n") + (rest.Contains("axes", StringComparison.Ordinal) ? "" : "axes: { width: 4 }\n") + rest;
        Assert.Throws<Sweep.Theory.InvalidSweepException>(() => SweepReader.Read(YamlDocument.Parse(text)));

        Assert.Contains(place, (await FaultsAsync(text)).Split(' '));
    }

    /// <summary>The places of all faults by a validator of JSON schemas; empty: the file is valid.</summary>
    private static async Task<string> FaultsAsync(string file)
    {
        var shell = new ShellForTests();
        Assert.Equal(ExitCode.Done, await shell.RunAsync("schema"));
        var schema = JsonSchema.FromText(shell.Output);

        using var document = JsonDocument.Parse(Json(YamlDocument.Parse(file))!.ToJsonString());
        var results = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? "" : string.Join(' ', results.Details!.Where(static detail => !detail.IsValid).Select(static detail => detail.InstanceLocation.ToString()).Distinct());
    }

    /// <summary>As YAML 1.2 gives scalars their types, which editors do.</summary>
    private static JsonNode? Json(DocumentNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(static entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Text: var text } when Whole().IsMatch(text) => long.Parse(text, CultureInfo.InvariantCulture),
        ScalarNode { Text: var text } when Real().IsMatch(text) => double.Parse(text, CultureInfo.InvariantCulture),
        ScalarNode scalar => scalar.Text,
        _ => null,
    };

    [GeneratedRegex(@"^[-+]?[0-9]+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Real();
}
