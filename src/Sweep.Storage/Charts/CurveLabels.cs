namespace Sweep.Storage.Charts;

/// <summary>Names the curves of a chart by the values in which their configurations differ.</summary>
internal static class CurveLabels
{
    /// <summary>Common table expressions <c>shared</c> and <c>labelled</c> over a few <c>curves</c> with a text <c>network</c>.</summary>
    public const string Sql = """
        shared as (
            select v.name, v.value
            from curves cross join lateral sweep.point_values(network) v
            group by v.name, v.value
            having count(*) = (select count(*) from curves)
        ),
        labelled as (
            select
                c.*,
                (
                    select string_agg(v.name || ' ' || v.value, ', ' order by v.place)
                    from sweep.point_values(c.network) v
                    where (v.name, v.value) not in (select name, value from shared)
                ) as label
            from curves c
        )
        """;
}
