using System.Text.RegularExpressions;

namespace Sweep.Notices;

/// <summary>A library inside the script that the dashboard's pages load.</summary>
internal sealed record BundledScript(string Name, string Version, string Licence, string Copyright, string Project);

/// <summary>Apache ECharts and what it brings, which come minified in one file of a package and so without their notices.</summary>
internal static partial class ScriptBundle
{
    public const string Package = "Vizor.ECharts";

    /// <summary>Versions are read from the script, so that another package changes them here.</summary>
    /// <exception cref="InvalidDataException">The script is built otherwise than before: look again at what it holds.</exception>
    public static IReadOnlyList<BundledScript> Read(string packageFolder)
    {
        var script = File.ReadAllText(Path.Combine(packageFolder, "staticwebassets/js/vizor-echarts-bundle-min.js"));
        var (echarts, zrender) = (EChartsVersion().Match(script), ZRenderVersion().Match(script));
        if (!echarts.Success || !zrender.Success || !script.Contains("ecStat", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"the script of {Package} is another than before; look at what it holds and name that in {nameof(ScriptBundle)}");
        }

        return
        [
            new("Apache ECharts", echarts.Groups[1].Value, "Apache-2.0", "Copyright The Apache Software Foundation. This product includes software developed at The Apache Software Foundation (https://www.apache.org/).", "https://echarts.apache.org"),
            new("ZRender", zrender.Groups[1].Value, "BSD-3-Clause", "Copyright (c) 2017, Baidu Inc.", "https://github.com/ecomfe/zrender"),
            new("d3-hierarchy and d3-geo, parts within ECharts", echarts.Groups[1].Value, "BSD-3-Clause", "Copyright Mike Bostock", "https://d3js.org"),
            new("tslib, parts within ECharts", echarts.Groups[1].Value, "0BSD", "Copyright (c) Microsoft Corporation.", "https://github.com/microsoft/tslib"),
            new("echarts-stat", "not stated", "BSD-3-Clause", "Copyright (c) Baidu Inc.", "https://github.com/ecomfe/echarts-stat"),
        ];
    }

    [GeneratedRegex("""\.version="(\d+\.\d+\.\d+)",\w+\.zrUtil""")]
    private static partial Regex EChartsVersion();

    [GeneratedRegex("""dependencies=\{zrender:"(\d+\.\d+\.\d+)"\}""")]
    private static partial Regex ZRenderVersion();
}
