using Sweep.Theory.Points;

namespace Sweep.Dashboard.Site;

/// <summary>Forms that filter a list. Their values are in the address, so that a list can be linked to and works without scripts.</summary>
internal static class Filters
{
    /// <param name="address">Address of the list, without a query.</param>
    /// <param name="narrowed">Whether a filter is set; then a link shows all rows again.</param>
    public static Html Form(string address, string label, bool narrowed, params IEnumerable<Html> fields) => Html.Of($"""
        <form class="filter" data-key="filter" method="get" action="{address}" role="search" aria-label="{label}">
        {Html.Join(fields, static field => field)}<button type="submit">Filter</button>{(narrowed ? Html.Of($" <a href=\"{address}\">Show all</a>") : default)}
        </form>

        """);

    /// <param name="complaint">Message about the value; null: it is valid.</param>
    public static Html Text(string name, string label, string? value, string example, bool wide = true, string? complaint = null) => Html.Of(
        $"<label class=\"{(wide ? "wide" : "narrow")}\">{label}<input name=\"{name}\" value=\"{value}\" placeholder=\"{example}\" spellcheck=\"false\" autocomplete=\"off\"{Refused(name, complaint)}></label>\n{Told(name, complaint)}");

    private static Html Refused(string name, string? complaint) => complaint is null ? default : Html.Of($" aria-invalid=\"true\" aria-describedby=\"wrong-{name}\"");

    private static Html Told(string name, string? complaint) => complaint is null ? default : Html.Of($"<p class=\"wrong\" id=\"wrong-{name}\" role=\"alert\">{complaint}</p>\n");

    /// <summary>Renders a choice of one of an enum's words, or any.</summary>
    public static Html Choice<T>(string name, string label, string? chosen) where T : struct, Enum => Choice(name, label, chosen, ChoiceText.All<T>());

    public static Html Choice(string name, string label, string? chosen, IEnumerable<string> words) => Html.Of($"""
        <label>{label}<select name="{name}"><option value="">any</option>{Html.Join(words, word => Option(word, chosen))}</select></label>

        """);

    private static Html Option(string word, string? chosen) =>
        Html.Of($"<option value=\"{word}\"{(word == chosen ? new Html(" selected") : default)}>{Chips.Words(word)}</option>");
}
