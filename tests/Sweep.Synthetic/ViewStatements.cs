using Sweep.Storage.Charts;
using Sweep.Storage.Schema;

namespace Sweep.Synthetic;

/// <summary>The statements that a benchmark explains: every view for one sweep, and the charts.</summary>
internal static class ViewStatements
{
    public static string View(string view, string sweep) => $"select * from sweep.{view} where sweep_id = id_of({SqlLiteral.Of(sweep)})";

    public static ChartQuery Heatmap(string sweep) => ChartQueries.Heatmap(sweep, "spacing", "depth", "verdict");

    public static IEnumerable<(string Name, string Sql)> Of(string sweep)
    {
        foreach (var view in Views.InOrder)
        {
            yield return ($"{view} of {sweep}", View(view, sweep));
        }

        foreach (var chart in (ChartQuery[])
            [
                Heatmap(sweep), ChartQueries.ExactCounts(sweep), ChartQueries.StitchByCrop(sweep),
                ChartQueries.JumpProfiles(sweep), ChartQueries.LossCurves(sweep), ChartQueries.ParallelCoordinates(sweep),
                ChartQueries.AttemptTimeline(sweep), ChartQueries.Failures(sweep),
            ])
        {
            yield return ($"chart {chart.Name} of {sweep}", chart.Sql);
        }
    }
}
