using System.Globalization;

namespace Sweep.Dashboard.Site;

/// <summary>Tables and their cells.</summary>
internal static class TableCells
{
    /// <summary>Class of a table whose rows become cards on a phone.</summary>
    public const string Cards = "cards";

    /// <summary>Renders a table that scrolls, also by the keyboard, if the screen is narrower.</summary>
    public static Html Table(string caption, IEnumerable<Html> headings, Html rows, string kind = Cards) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="{kind}">
        <caption><span>{caption}</span></caption>
        <thead><tr>{Html.Join(headings, static heading => heading)}</tr></thead>
        <tbody>
        {rows}</tbody>
        </table></div>

        """);

    public static Html Heading(string text) => Html.Of($"<th scope=\"col\">{text}</th>");

    public static Html NumberHeading(string text) => Html.Of($"<th scope=\"col\" class=\"number\">{text}</th>");

    public static Html Number(long value) => Html.Of($"<td class=\"number\">{Digits.Count(value)}</td>");

    public static Html Number(string text) => Html.Of($"<td class=\"number\">{text}</td>");

    /// <summary>Renders a count, emphasised if it is not 0.</summary>
    public static Html Alarm(long value, string kind) =>
        value == 0 ? Html.Of($"<td class=\"number none\">0</td>") : Html.Of($"<td class=\"number {kind}\">{value.ToString(CultureInfo.InvariantCulture)}</td>");
}
