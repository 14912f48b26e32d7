using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Storage.Charts;

/// <summary>A number over the trials of a configuration, as SQL over <c>configuration_results</c>.</summary>
/// <param name="N">How many trials have it.</param>
/// <param name="Sum">Null where none has it, as the following ones.</param>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
public sealed record KeptNumber(string N, string Sum, string Low, string High)
{
    /// <summary>One for a trial that is confirmed, zero for another verdict.</summary>
    internal static KeptNumber OfVerdict { get; } = OfFlag($"({Verdicts("")})", "confirmed");

    /// <summary>A flag counts as zero or one.</summary>
    internal static KeptNumber Of(Quantity quantity, ChartedQuantity chart) => quantity is Quantity<bool?> ? OfFlag($"{quantity.Name}_n", $"{quantity.Name}_true")
        : OfNumber(chart.ShareOf is null ? quantity.Name : $"{quantity.Name}_share");

    /// <summary>SQL: how many trials have a verdict, of a law by the stem of its columns.</summary>
    internal static string Verdicts(string stem) => string.Join(" + ", ChoiceText.All<Verdict>().Select(verdict => $"{stem}{verdict}"));

    private static KeptNumber OfNumber(string name) => new($"{name}_n", $"{name}_sum", $"{name}_min", $"{name}_max");

    private static KeptNumber OfFlag(string n, string those) =>
        new(n, $"case when {n} > 0 then {those} end", $"case when {n} > 0 then ({those} = {n})::integer end", $"case when {n} > 0 then ({those} > 0)::integer end");
}
