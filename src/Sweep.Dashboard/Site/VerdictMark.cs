namespace Sweep.Dashboard.Site;

/// <summary>The sign that stands beside a verdict's word, so that colour alone never tells.</summary>
public static class VerdictMark
{
    /// <param name="verdict">As the database writes it, <c>not_reached</c>, or as people do.</param>
    public static string Of(string verdict) => verdict.Replace('_', ' ') switch
    {
        "confirmed" => "✓",
        "agrees so far" => "…",
        "not reached" => "<",
        "refuted" or "failed" => "✗",
        "inconclusive" => "?",
        _ => "–",
    };
}
