using System.Collections;
using System.Globalization;
using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Pages;

/// <summary>The values of one trial, by the names of its columns.</summary>
internal sealed class TrialFacts(TrialDetail trial)
{
    public IReadOnlyList<(string Name, string Text)> Evidence => TrialEvidence.Of(trial.Fields);

    public T? Value<T>(string column) where T : struct => trial.Fields.GetValueOrDefault(column) as T?;

    public string? Text(string column) => trial.Fields.GetValueOrDefault(column) switch
    {
        null => null,
        bool yes => yes ? "yes" : "no",
        long whole => Digits.Count(whole),
        int whole => Digits.Count(whole),
        double number => Digits.Of(number),
        int[] lengths => string.Join(" × ", lengths.Select(static length => length.ToString(CultureInfo.InvariantCulture))),
        IEnumerable list and not string => string.Join(", ", list.Cast<object?>()),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    public string? Duration(string column) => Value<double>(column) is { } milliseconds ? Digits.Duration(milliseconds) : null;

    public IReadOnlyList<T> List<T>(string column) => trial.Fields.GetValueOrDefault(column) as T[] ?? [];

    /// <summary>Renders names with their values, without missing ones.</summary>
    public Html Facts(params IEnumerable<(string Name, string Column)> facts) => Facts(facts.Select(fact => (fact.Name, Of(fact.Column))));

    private Html Of(string column) => Value<DateTime>(column) is { } moment ? Digits.Time(new(moment, TimeSpan.Zero))
        : Html.Of($"{(column.EndsWith("_ms", StringComparison.Ordinal) ? Duration(column) : Text(column))}");

    public static Html Facts(IEnumerable<(string Name, Html Value)> facts)
    {
        var some = facts.Where(static fact => fact.Value.Text.Length > 0).ToList();
        return some.Count == 0 ? Html.Of($"<p class=\"empty\">None.</p>") : Html.Of($"""
            <dl class="facts">
            {Html.Join(some, static fact => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>\n"))}</dl>

            """);
    }
}
