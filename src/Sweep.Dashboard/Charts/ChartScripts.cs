using System.Text.RegularExpressions;

namespace Sweep.Dashboard.Charts;

/// <summary>What draws charts, for a page that must not ask for another file.</summary>
internal static partial class ChartScripts
{
    // Each after what it imports.
    private static readonly string[] Modules =
    [
        "charts-words.js", "charts-theme.js", "charts-heatmap.js", "charts-counts.js", "charts-crops.js", "charts-profiles.js", "charts-losses.js",
        "charts-parallel.js", "charts-timeline.js", "charts-failures.js", "charts-table.js", "charts-choice.js", "charts.js",
    ];

    /// <summary>The modules as one, which stands in one script element after <see cref="Library"/>.</summary>
    public static string Own => $"(() => {{\n{string.Join('\n', Modules.Select(static module => Links().Replace(Read(module), "")))}}})();\n";

    /// <summary>Apache ECharts.</summary>
    public static string Library => Read("echarts.js");

    public static string Style => Read("charts.css");

    private static string Read(string name)
    {
        using var resource = typeof(ChartScripts).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"the asset {name} is not embedded");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^import [^;]*;\n|^export (?=const|function|async)", RegexOptions.Multiline)]
    private static partial Regex Links();
}
