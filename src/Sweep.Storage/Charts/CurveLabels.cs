namespace Sweep.Storage.Charts;

/// <summary>Names for the curves of a chart: of everything that a configuration holds, only what tells them apart.</summary>
internal static class CurveLabels
{
    /// <summary>Common table expressions <c>shared</c> and <c>labelled</c> over a few <c>curves</c> with a text <c>network</c>.</summary>
    public const string Sql = """
        shared as (
            select part
            from curves cross join lateral unnest(string_to_array(network, ';')) as part
            group by part
            having count(*) = (select count(*) from curves)
        ),
        labelled as (
            select
                c.*,
                (
                    select string_agg(replace(part, '=', ' '), ', ' order by place)
                    from unnest(string_to_array(c.network, ';')) with ordinality as parts(part, place)
                    where part not in (select part from shared)
                ) as label
            from curves c
        )
        """;
}
