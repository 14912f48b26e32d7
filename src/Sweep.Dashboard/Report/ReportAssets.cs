using Sweep.Dashboard.Charts;

namespace Sweep.Dashboard.Report;

/// <summary>The style sheet and the scripts inside a report.</summary>
internal static class ReportAssets
{
    public static string Style => $"{Read("report.css")}\n{ChartScripts.Style}";

    /// <summary>The library of charts, then our own scripts.</summary>
    public static IReadOnlyList<string> Scripts => [Enclosed(ChartScripts.Library), Enclosed(ChartScripts.Own)];

    // Within a page the text "</script" would end the script anywhere; in a string of JavaScript the backslash has no effect.
    private static string Enclosed(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream($"assets/{name}") ?? throw new InvalidOperationException($"the asset {name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
