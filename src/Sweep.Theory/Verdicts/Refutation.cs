using Sweep.Theory.Trials;

namespace Sweep.Theory.Verdicts;

/// <summary>
/// A law is refuted only by what shows under every condition. What one recheck does not show is no counter-example, and no confirmation
/// either: that law is inconclusive.
/// </summary>
public static class Refutation
{
    private static readonly Law[] Laws =
    [
        new("distinct", static one => one.Distinct, static (one, verdict) => one with { Distinct = verdict }),
        new("stitching", static one => one.Stitching, static (one, verdict) => one with { Stitching = verdict }),
        new("seams", static one => one.Seams, static (one, verdict) => one with { Seams = verdict }),
        new("separable", static one => one.Separable, static (one, verdict) => one with { Separable = verdict }),
        new("shifts", static one => one.Shifts, static (one, verdict) => one with { Shifts = verdict }),
    ];

    /// <summary>Whether a law that the first measurement refuted is refuted by all of these too.</summary>
    public static bool Stands(Judgement first, IReadOnlyList<Recheck> rechecks) => Refuted(first).Any(law => Doubt(law.Verdict, rechecks) is null);

    /// <summary>Whether one law at least is refuted by both.</summary>
    public static bool IsShared(Judgement one, Judgement other) => Refuted(one).Any(law => law.Verdict(other) == Verdict.Refuted);

    /// <summary>The judgement that counts: the first one, or less where a recheck does not uphold it. Its reason says what the rechecks said.</summary>
    /// <param name="condition">Of the first measurement, such as "in float32".</param>
    public static Judgement After(Judgement first, string condition, IReadOnlyList<Recheck> rechecks)
    {
        var last = first;
        List<string> reasons = [first.Reason];
        foreach (var (name, verdict, with) in Refuted(first))
        {
            if (Doubt(verdict, rechecks) is { } doubt)
            {
                last = with(last, Verdict.Inconclusive);
                reasons.Add($"{name}: refuted {condition}, but {Said(verdict, doubt)}");
            }
            else
            {
                reasons.Add($"{name}: still refuted {string.Join(" and ", rechecks.Select(static recheck => recheck.Condition))}");
            }
        }

        var overall = Judgement.Heaviest(Laws.Select(law => law.Verdict(last)).OfType<Verdict>());
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
        Laws.Where(law => law.Verdict(first) == Verdict.Refuted);

    private static Recheck? Doubt(Func<Judgement, Verdict?> verdict, IReadOnlyList<Recheck> rechecks) =>
        rechecks.FirstOrDefault(recheck => recheck.Judgement is null || verdict(recheck.Judgement) != Verdict.Refuted);

    private static string Said(Func<Judgement, Verdict?> verdict, Recheck doubt) => doubt.Judgement is { } again
        ? $"{(verdict(again) is { } said ? ChoiceText.Of(said).Replace('_', ' ') : "not measured")} {doubt.Condition}: {again.Reason}"
        : $"not measured again {doubt.Condition}: {doubt.Trouble}";

    private sealed record Law(string Name, Func<Judgement, Verdict?> Verdict, Func<Judgement, Verdict, Judgement> With);
}
