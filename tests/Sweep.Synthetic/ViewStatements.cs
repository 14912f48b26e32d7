using Sweep.Storage.Charts;
using Sweep.Storage.Schema;

namespace Sweep.Synthetic;

/// <summary>The statements that a benchmark explains: every view for one sweep, and the charts.</summary>
internal static class ViewStatements
{
    public static IEnumerable<(string Name, string Sql)> Of(string sweep)
    {
        foreach (var view in Views.InOrder)
        {
            yield return ($"{view} of {sweep}", $"select * from sweep.{view} where sweep_id = id_of({SqlLiteral.Of(sweep)})");
        }

        foreach (var chart in (ChartQuery[])
            [
                ChartQueries.Heatmap(sweep, "spacing", "depth", "verdict"), ChartQueries.ExactCounts(sweep), ChartQueries.StitchByCrop(sweep),
                ChartQueries.JumpProfiles(sweep), ChartQueries.LossCurves(sweep), ChartQueries.ParallelCoordinates(sweep),
                ChartQueries.AttemptTimeline(sweep), ChartQueries.Failures(sweep),
            ])
        {
            yield return ($"chart {chart.Name} of {sweep}", chart.Sql);
        }
    }
}
