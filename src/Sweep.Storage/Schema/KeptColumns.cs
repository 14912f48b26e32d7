using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Storage.Schema;

/// <summary>A number of a configuration that is kept as its trials finish: a column of <c>kept_results</c> and of the views that read it.</summary>
/// <param name="Text">What it is: the comment of the columns.</param>
/// <param name="Fold">SQL over rows <c>m</c> of measurements or trial_results; null where there is nothing to count, which keeps rows narrow.</param>
/// <param name="Merge">SQL of the value of the rows <c>k</c> and <c>excluded</c> together.</param>
/// <param name="Shown">SQL of its value in a view of kept rows <c>k</c>, where <c>f.failed</c> says whether a control failed.</param>
internal sealed record KeptColumn(string Name, string Type, string Text, string Fold, string Merge, string Shown)
{
    /// <summary>Whether it says how many trials have something.</summary>
    public bool IsCount { get; init; }
}

/// <summary>
/// The kept columns of all laws and quantities. Of a law: how many trials have each verdict. Of a number: how many trials measured it, its smallest and
/// largest value, its sum and the sum of its squared deviations from the mean, from which follow mean and deviation; two such sums are added by the
/// formula of Chan, Golub and LeVeque (1979). Of a flag: how many trials have it. Of a list: its greatest length.
/// </summary>
internal static class KeptColumns
{
    private const string Real = "double precision";

    private static readonly IReadOnlyList<string> Verdicts = ChoiceText.All<Verdict>();

    /// <summary>Returns the columns for these lists.</summary>
    public static IReadOnlyList<KeptColumn> Of(IReadOnlyList<Quantity> quantities, IReadOnlyList<Law> laws) =>
    [
        .. OfVerdicts("", "verdict", "all laws"),
        .. laws.SelectMany(static law => OfVerdicts($"{law.Key}_", law.VerdictColumn, law.Title.ToLowerInvariant())),
        .. quantities.SelectMany(OfQuantity),
        .. quantities.Where(static quantity => quantity.Chart?.ShareOf is not null).SelectMany(static quantity => OfNumber(
            $"{quantity.Name}_share", $"m.{quantity.Name}::double precision / nullif(m.{quantity.Chart!.ShareOf}, 0)", Real, $"{quantity.Name} / {quantity.Chart.ShareOf}")),
        .. laws.Where(static law => law.Capacity == Capacity.Always).SelectMany(OfConclusive),
    ];

    private static IEnumerable<KeptColumn> OfVerdicts(string prefix, string column, string law)
    {
        var all = string.Join(" + ", Verdicts.Select(verdict => $"coalesce(k.{prefix}{verdict}, 0)"));
        return Verdicts.Select(verdict => Count($"{prefix}{verdict}", $"Trials whose verdict is {verdict}: {law}", $"count(*) filter (where m.{column} = '{verdict}')") with
        {
            Shown = $"case when f.failed then {(verdict == ChoiceText.Of(Verdict.Inconclusive) ? all : "0")} else coalesce(k.{prefix}{verdict}, 0) end::bigint",
        });
    }

    private static IEnumerable<KeptColumn> OfQuantity(Quantity quantity) => quantity switch
    {
        Quantity<bool?> or Quantity<bool> => [Counted(quantity), Count($"{quantity.Name}_true", $"Trials of which it is true: {quantity.Name}", $"count(*) filter (where m.{quantity.Name})")],
        Quantity<IReadOnlyList<double>?> =>
        [
            Count($"{quantity.Name}_n", $"Trials with a list that is not empty: {quantity.Name}", $"count(*) filter (where cardinality(m.{quantity.Name}) > 0)"),
            Extreme("greatest", $"{quantity.Name}_length", "integer", $"Largest number of values: {quantity.Name}", $"max(cardinality(m.{quantity.Name}))"),
        ],
        _ => OfNumber(quantity.Name, $"m.{quantity.Name}", TypeOf(quantity), quantity.Name),
    };

    // The largest of conclusive numbers is what a capacity is compared with. Where a control failed, none is conclusive.
    private static IEnumerable<KeptColumn> OfConclusive(Law law) =>
        OfNumber($"conclusive_{law.Headline.Name}", $"case when m.{law.VerdictColumn} is distinct from 'inconclusive' then m.{law.Headline.Name} end", TypeOf(law.Headline), $"conclusive {law.Headline.Name}")
            .Select(static column => column with { Shown = $"case when f.failed then null else {column.Shown} end" });

    private static IEnumerable<KeptColumn> OfNumber(string name, string value, string type, string text)
    {
        var summed = type == Real ? $"sweep.bounded({value})" : $"({value})::double precision";
        var (n, sum, squares) = ($"{name}_n", $"{name}_sum", $"{name}_squares");
        return
        [
            Count(n, $"Trials with this number: {text}", $"count({value})"),
            Extreme("least", $"{name}_min", type, $"Smallest value: {text}", $"min({value})"),
            Extreme("greatest", $"{name}_max", type, $"Largest value: {text}", $"max({value})"),
            new(sum, Real, $"Sum: {text}", $"sum({summed})", Sum(sum), $"k.{sum}"),
            new(
                squares, Real, $"Sum of the squared deviations from the mean: {text}", $"var_pop({summed}) * count({value})",
                $"case when k.{n} is null then excluded.{squares} when excluded.{n} is null then k.{squares} "
                + $"else (float8_combine(array[k.{n}, k.{sum}, k.{squares}], array[excluded.{n}, excluded.{sum}, excluded.{squares}]))[3] end",
                $"k.{squares}"),
        ];
    }

    private static KeptColumn Counted(Quantity quantity) => Count($"{quantity.Name}_n", $"Trials that measured this: {quantity.Name}", $"count(m.{quantity.Name})");

    private static KeptColumn Count(string name, string text, string fold) => new(name, "integer", text, $"nullif({fold}, 0)", Sum(name), $"coalesce(k.{name}, 0)::bigint") { IsCount = true };

    private static KeptColumn Extreme(string function, string name, string type, string text, string fold) =>
        new(name, type, text, fold, $"{function}(k.{name}, excluded.{name})", $"k.{name}");

    private static string Sum(string name) => $"coalesce(k.{name} + excluded.{name}, k.{name}, excluded.{name})";

    private static string TypeOf(Quantity quantity) => quantity switch
    {
        Quantity<long?> => "bigint",
        Quantity<int?> => "integer",
        _ => Real,
    };
}
