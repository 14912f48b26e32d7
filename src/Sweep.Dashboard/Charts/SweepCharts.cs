using System.Collections.Concurrent;
using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Charts;

/// <summary>The charts of a sweep's page, and the reasons why other charts are not drawn.</summary>
internal static class SweepCharts
{
    /// <param name="x">Axes and measure of the heat map as requested; null: the choice that shows most of the sweep.</param>
    public static Html Render(string sweep, ChartContents contents, string? x, string? y, string? measure)
    {
        var choice = HeatmapChoice.Of(contents, x, y, measure);
        ChartQuery[] queries =
        [
            .. ChartQueries.Names.Select(name => ChartQueries.Find(name, sweep, choice.X.Name, choice.Y.Name, choice.Measure.Name)),
        ];
        var empty = queries.Where(query => !contents.Charts.Contains(query.Name)).ToList();
        return Html.Of($"""
            <div class="charts">
            {Html.Join(queries.Where(query => contents.Charts.Contains(query.Name)), query => ChartBlock.Linked(query, before: query.Name == "heatmap" ? Choice(sweep, choice) : default))}</div>
            {(empty.Count == 0 ? default : Html.Of($"<p class=\"quiet\">Not drawn: {Html.Join(empty, static query => Html.Of($"{query.Title} ({query.Empty.TrimEnd('.')}). "))}</p>"))}

            """);
    }

    // A form works without scripts; with scripts the drawing follows each choice.
    private static Html Choice(string sweep, HeatmapChoice choice) => Html.Of($"""
        <form class="chart-choice filter" method="get" action="/sweeps/{Uri.EscapeDataString(sweep)}#chart-heatmap" aria-label="What the heat map shows">
        {Select("measure", "Shows", choice.Measure.Name, choice.Measures.Select(static measure => (measure.Name, measure.Title)))}{Select("x", "x axis", choice.X.Name, choice.Axes.Select(static axis => (axis.Name, axis.Title)))}{Select("y", "y axis", choice.Y.Name, choice.Axes.Select(static axis => (axis.Name, axis.Title)))}<button type="submit">Show</button>
        </form>

        """);

    private static Html Select(string name, string label, string chosen, IEnumerable<(string Value, string Text)> options) => Html.Of($"""
        <label>{label} <select name="{name}">{Html.Join(options, option => Option(option, chosen))}</select></label>

        """);

    private static Html Option((string Value, string Text) option, string chosen) =>
        Html.Of($"<option value=\"{option.Value}\"{(option.Value == chosen ? new Html(" selected") : default)}>{option.Text}</option>");
}

/// <summary>Remembers which charts a sweep has. The query reads all trials, so a page that refreshes itself uses an earlier answer.</summary>
internal sealed class ChartMemory(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (long At, ChartContents Contents)> remembered = new();

    public static ChartMemory Of(PageRequest request) => (ChartMemory)request.Context.RequestServices.GetService(typeof(ChartMemory))!;

    public async Task<ChartContents> OfAsync(PageRequest request, string sweep)
    {
        if (request.IsRepeated && remembered.TryGetValue(sweep, out var known) && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Contents;
        }

        var contents = await ChartContents.ReadAsync(request.Database, sweep, request.Aborted);
        foreach (var (name, old) in remembered)
        {
            if (time.GetElapsedTime(old.At) >= Fresh)
            {
                remembered.TryRemove(KeyValuePair.Create(name, old));
            }
        }

        remembered[sweep] = (time.GetTimestamp(), contents);
        return contents;
    }
}
