using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Report;

/// <summary>Writes runs of text as markup.</summary>
internal static class HtmlProse
{
    public static Html Of(Prose prose) => Html.Join(prose.Runs, static run => run.Style switch
    {
        RunStyle.Strong => Html.Of($"<strong>{run.Text}</strong>"),
        RunStyle.Code => Html.Of($"<code>{run.Text}</code>"),
        RunStyle.Variable => Html.Of($"<var>{run.Text}</var>"),
        RunStyle.Below => Html.Of($"<sub>{run.Text}</sub>"),
        RunStyle.Above => Html.Of($"<sup>{run.Text}</sup>"),
        RunStyle.Verdict => Html.Of($"<span class=\"verdict {run.Text.Replace(' ', '_')}\"><span aria-hidden=\"true\">{VerdictMark.Of(run.Text)}</span> {run.Text}</span>"),
        _ => Html.Of($"{run.Text}"),
    });
}
