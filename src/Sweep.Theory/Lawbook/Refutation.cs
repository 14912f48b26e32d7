using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// Decides whether a refutation stands. A law is refuted only if every recheck refutes it; otherwise it is inconclusive, and not confirmed.
/// </summary>
public static class Refutation
{
    /// <summary>Whether a law that the first measurement refuted is refuted by all of these too.</summary>
    public static bool Stands(Judgement first, IReadOnlyList<Recheck> rechecks) => Refuted(first).Any(law => Doubt(law, rechecks) is null);

    /// <summary>Whether one law at least is refuted by both.</summary>
    public static bool IsShared(Judgement one, Judgement other) => Refuted(one).Any(law => other[law] == Verdict.Refuted);

    /// <summary>Returns the final judgement: the first one, with every law inconclusive that a recheck does not refute. Its reason names the rechecks.</summary>
    /// <param name="condition">Of the first measurement, such as "in float32".</param>
    public static Judgement After(Judgement first, string condition, IReadOnlyList<Recheck> rechecks)
    {
        var last = first;
        List<string> reasons = [first.Reason];
        foreach (var law in Refuted(first))
        {
            if (Doubt(law, rechecks) is { } doubt)
            {
                last = last.With(law, Verdict.Inconclusive);
                reasons.Add($"{law.Key}: refuted {condition}, but {Said(law, doubt)}");
            }
            else
            {
                reasons.Add($"{law.Key}: still refuted {string.Join(" and ", rechecks.Select(static recheck => recheck.Condition))}");
            }
        }

        var overall = Judgement.Heaviest(Laws.All.Select(law => last[law]).OfType<Verdict>());
        return last with
        {
            Overall = overall,
            Reason = string.Join("; ", reasons),
            Cause = last == first ? first.Cause
                : overall == Verdict.Refuted ? $"{first.Cause}; a second measurement does not show all of it"
                : "a second measurement does not show the refutation",
        };
    }

    private static IEnumerable<Law> Refuted(Judgement first) =>
        Laws.All.Where(law => first[law] == Verdict.Refuted);

    private static Recheck? Doubt(Law law, IReadOnlyList<Recheck> rechecks) =>
        rechecks.FirstOrDefault(recheck => recheck.Judgement is null || recheck.Judgement[law] != Verdict.Refuted);

    private static string Said(Law law, Recheck doubt) => doubt.Judgement is { } again
        ? $"{(again[law] is { } said ? ChoiceText.Of(said).Replace('_', ' ') : "not measured")} {doubt.Condition}: {again.Reason}"
        : $"not measured again {doubt.Condition}: {doubt.Trouble}";
}

/// <summary>A trial that was measured again under another condition, since its first measurement refuted a law.</summary>
/// <param name="Condition">Such as "in float64" or "with 2 threads".</param>
/// <param name="Trouble">Why there is no measurement; null when there is one.</param>
public sealed record Recheck(string Condition, Measurement? Measurement, Judgement? Judgement, string? Trouble);

/// <summary>The file of a counter-example's packet that says what was predicted, measured, and measured again; workers write it, pages read it.</summary>
public static class CounterExampleDocument
{
    public const string Name = "counter-example.json";

    /// <summary>Changes with what the file says.</summary>
    public const int Format = 1;
}
