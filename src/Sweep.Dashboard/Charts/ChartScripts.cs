using System.Text.RegularExpressions;

namespace Sweep.Dashboard.Charts;

/// <summary>The scripts of charts, for a page that cannot load other files.</summary>
internal static partial class ChartScripts
{
    // In the order of their imports.
    private static readonly string[] Modules =
    [
        "charts-words.js", "charts-theme.js", "charts-heatmap.js", "charts-counts.js", "charts-crops.js", "charts-profiles.js", "charts-losses.js",
        "charts-parallel.js", "charts-timeline.js", "charts-failures.js", "charts-table.js", "charts-choice.js", "charts.js",
    ];

    /// <summary>The modules as one, which stands in one script element after <see cref="Library"/>.</summary>
    public static string Own => $"(() => {{\n{string.Concat(Modules.Select(static module => Scoped(Read(module))))}}})();\n";

    /// <summary>Apache ECharts.</summary>
    public static string Library => Read("echarts.js");

    public static string Style => Read("charts.css");

    /// <summary>Wraps a module in a scope of its own that returns its exports, because two modules may use the same name.</summary>
    private static string Scoped(string module)
    {
        var exports = string.Join(", ", Exports().Matches(module).Select(static export => export.Groups[1].Value));
        var body = $"(() => {{\n{Links().Replace(module, "")}";
        return exports.Length == 0 ? $"{body}}})();\n" : $"const {{ {exports} }} = {body}return {{ {exports} }};\n}})();\n";
    }

    private static string Read(string name)
    {
        using var resource = typeof(ChartScripts).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"the asset {name} is not embedded");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^export (?:const|function|async function) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Exports();

    [GeneratedRegex(@"^import [^;]*;\n|^export (?=const|function|async)", RegexOptions.Multiline)]
    private static partial Regex Links();
}
