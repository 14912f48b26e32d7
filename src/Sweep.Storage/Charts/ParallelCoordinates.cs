namespace Sweep.Storage.Charts;

public static partial class ChartQueries
{
    public static ChartQuery ParallelCoordinates(string sweep) => Of(
        sweep,
        "parallel-coordinates",
        "All axes at once",
        "Each line is a trial, coloured by its verdict, through its value on each axis that varies and its measurements. Of many trials all refuted ones and a sample of the others are shown. "
        + "Drag along an axis to select.",
        ParallelCoordinatesSql.Of(sweep),
        "No trial of this sweep is measured yet.");
}

/// <summary>Trials as lines over all axes and measures: every refuted one first, then others evenly along the grid.</summary>
internal static class ParallelCoordinatesSql
{
    private const int MostLines = 1000;

    private static readonly string Axes = string.Join(
        ",\n    ", ChartAxes.All.Select(static axis => axis.Sides ? $"{axis.Value} as {axis.Name}" : axis.Name));

    public static string Of(string sweep) => $"""
        with measured as (
            select
                trial_id, ordinal, verdict = 'refuted' as refuted,
                row_number() over (partition by verdict = 'refuted' order by ordinal) as place,
                count(*) over (partition by verdict = 'refuted') as others
            from trial_results
            where {SqlLiteral.OfSweep(sweep)} and not control and state = 'succeeded'
        ),
        chosen as (
            select trial_id
            from measured
            where refuted or place * {MostLines} / others > (place - 1) * {MostLines} / others
            order by refuted desc, ordinal
            limit {MostLines}
        )
        select
            {Axes.Replace("\n", "\n    ")},
            predicted_distinct,
            measured_distinct,
            stitch_error_max,
            jump_ratio,
            ap50,
            final_loss,
            verdict
        from trial_results
        where {SqlLiteral.OfSweep(sweep)} and trial_id in (select trial_id from chosen)
        order by verdict = 'refuted', ordinal
        """;
}
