using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;

namespace Sweep.Storage.Charts;

/// <summary>The measures that charts know.</summary>
public static class ChartMeasures
{
    private static readonly string AnyOfEvery = $"bool_or(coalesce({string.Join(", ", Laws.All.Select(OfEvery).OfType<string>())}) is not null)";

    private static readonly string AnyKeptOfEvery = $"bool_or({string.Join(" or ", Laws.All.Select(KeptOfEvery).OfType<string>())})";

    /// <summary>The verdict of all laws, then the quantities of each law, then quantities without a law.</summary>
    public static IReadOnlyList<ChartMeasure> All { get; } = Of(Laws.All, Quantities.All);

    /// <summary>Returns the measures of these lists.</summary>
    public static IReadOnlyList<ChartMeasure> Of(IReadOnlyList<Law> laws, IReadOnlyList<Quantity> quantities) =>
    [
        new("verdict", "Trials confirmed, all laws", "(verdict = 'confirmed')::integer", "verdict", KeptNumber.OfVerdict, Every: AnyOfEvery, KeptEvery: AnyKeptOfEvery),
        .. from law in laws from quantity in law.Measured where quantity.Chart is not null select Of(quantity, quantity.Chart!, law),
        .. from quantity in quantities
           where quantity.Chart is not null && !laws.Any(law => law.Measured.Contains(quantity))
           let chart = quantity.Chart!
           select new ChartMeasure(chart.Name, chart.Title, Value(quantity, chart), "verdict", KeptNumber.Of(quantity, chart), Every: AnyOfEvery, KeptEvery: AnyKeptOfEvery),
    ];

    private static ChartMeasure Of(Quantity quantity, ChartedQuantity chart, Law law) => new(
        chart.Name, chart.Title, Value(quantity, chart), law.VerdictColumn, KeptNumber.Of(quantity, chart), quantity == law.Headline ? Prediction(law) : null, $"{law.RowColumn} is not null",
        Every(law), Every(law));

    private static string Value(Quantity quantity, ChartedQuantity chart) => chart.ShareOf is { } whole ? $"{quantity.Name}::double precision / nullif({whole}, 0)"
        : quantity is Quantity<bool?> ? $"{quantity.Name}::integer"
        : quantity.Name;

    /// <summary>A prediction that is a number of the kind that is measured; null: it only says which numbers confirm it.</summary>
    private static string? Prediction(Law law) => law.IsCount ? law.PredictionColumn
        : law.Headline is Quantity<bool?> ? $"{law.PredictionColumn}::integer"
        : null;

    private static string Every(Law law) => law.Capacity switch
    {
        Capacity.Always => "false",
        Capacity.WherePossible => $"bool_or(not {law.PredictionColumn})",
        _ => "true",
    };

    /// <summary>The verdict of a law that holds for every trial, and not for the largest number among them.</summary>
    private static string? OfEvery(Law law) => law.Capacity switch
    {
        Capacity.Always => null,
        Capacity.WherePossible => $"case when not {law.PredictionColumn} then {law.VerdictColumn} end",
        _ => law.VerdictColumn,
    };

    /// <summary>The same over kept results of a configuration.</summary>
    private static string? KeptOfEvery(Law law) => law.Capacity switch
    {
        Capacity.Always => null,
        Capacity.WherePossible => $"{law.PredictionColumn} is false and {KeptNumber.Verdicts($"{law.Key}_")} > 0",
        _ => $"{KeptNumber.Verdicts($"{law.Key}_")} > 0",
    };

    /// <exception cref="InvalidSweepException">There is none of this name.</exception>
    public static ChartMeasure Find(string name) => All.FirstOrDefault(measure => measure.Name == name)
        ?? throw new InvalidSweepException($"there is no measure {name}; the measures are {string.Join(", ", All.Select(static measure => measure.Name))}");
}

/// <summary>A number that a heat map can show in its cells, and the verdict that colours them.</summary>
/// <param name="Value">As SQL over <c>trial_results</c>.</param>
/// <param name="Verdict">Column with the verdict on it.</param>
/// <param name="Kept">The same number over the trials of a configuration.</param>
/// <param name="Predicted">What the theory says of it, as SQL; null: nothing that is a number.</param>
/// <param name="Asked">Whether a trial was to measure it, as SQL.</param>
/// <param name="Every">SQL over the trials of a cell: whether the law holds for every trial, and not for the largest number among them.</param>
/// <param name="KeptEvery">The same as SQL over the configurations of a cell.</param>
public sealed record ChartMeasure(
    string Name, string Title, string Value, string Verdict, KeptNumber Kept, string? Predicted = null, string Asked = "true", string Every = "true", string KeptEvery = "true")
{
    /// <summary>SQL over <c>configuration_results</c>: how many trials have this verdict.</summary>
    internal string Count(string verdict) => Verdict == "verdict" ? verdict : $"{Verdict[..^"verdict".Length]}{verdict}";
}
