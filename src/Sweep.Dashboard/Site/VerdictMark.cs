namespace Sweep.Dashboard.Site;

/// <summary>The sign beside the word of a verdict, so that the verdict never depends on colour alone.</summary>
public static class VerdictMark
{
    /// <param name="verdict">The verdict as in the database, <c>not_reached</c>, or in words.</param>
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
