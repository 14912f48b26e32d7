using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Site;

/// <summary>Verdicts and states as a mark with a word: never by colour alone.</summary>
internal static class Chips
{
    public static Html Verdict(string? verdict) => verdict is null ? default : Html.Of(
        $"<span class=\"chip {verdict}\"><span class=\"mark\" aria-hidden=\"true\">{VerdictMark.Of(verdict)}</span>{Words(verdict)}</span>");

    public static Html State(string state) => Html.Of($"<span class=\"state {state}\">{Words(state)}</span>");

    /// <summary>Renders the count of each verdict above zero, and the count of controls, which have no verdict.</summary>
    public static Html Counts(Fates fates)
    {
        var some = Enum.GetValues<Verdict>().Where(verdict => fates.Verdicts.Of(verdict) > 0).OrderByDescending(static verdict => verdict == Sweep.Theory.Lawbook.Verdict.Refuted);
        return Html.Of($"<ul class=\"counts\">{Html.Join(some, verdict => Count(ChoiceText.Of(verdict), fates.Verdicts.Of(verdict)))}{Controls(fates.Controls)}</ul>");
    }

    public static string Words(string word) => word.Replace('_', ' ');

    private static Html Controls(long count) => count == 0 ? default : Html.Of(
        $"<li class=\"chip controls\" title=\"Trials whose outcome is known: they test the instruments and have no verdict that counts\"><span class=\"mark\" aria-hidden=\"true\">■</span><b>{Digits.Count(count)}</b> {(count == 1 ? "control" : "controls")}</li>");

    private static Html Count(string verdict, long count) => Html.Of(
        $"<li class=\"chip {verdict}\"><span class=\"mark\" aria-hidden=\"true\">{VerdictMark.Of(verdict)}</span><b>{Digits.Count(count)}</b> {Words(verdict)}</li>");
}

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
