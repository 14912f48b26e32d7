namespace Sweep.Dashboard.Reports.Writing;

/// <summary>The sign that stands beside a verdict's word, so that colour alone never tells.</summary>
internal static class VerdictMark
{
    public static string Of(string verdict) => verdict switch
    {
        "confirmed" => "✓",
        "agrees so far" => "…",
        "not reached" => "<",
        "refuted" or "failed" => "✗",
        "inconclusive" => "?",
        _ => "–",
    };
}
