using System.Collections.Immutable;
using System.Globalization;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>The verdict of a trial and of each of its laws, with one sentence why.</summary>
public sealed record Judgement
{
    private const string Nothing = "nothing was measured that a law speaks of";

    /// <summary>Verdicts in order of weight, the heaviest first.</summary>
    private static readonly Verdict[] ByWeight =
        [Verdict.Refuted, Verdict.Inconclusive, Verdict.NotReached, Verdict.Confirmed, Verdict.NotPredicted];

    private ImmutableDictionary<string, Verdict> verdicts = ImmutableDictionary<string, Verdict>.Empty;

    public required Verdict Overall { get; init; }

    /// <summary>One sentence for each law, with this trial's numbers.</summary>
    public required string Reason { get; init; }

    /// <summary>Why the overall verdict is what it is, without this trial's numbers: trials of equal causes are counted together.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Null: not measured.</summary>
    public Verdict? Distinct { get => this[Laws.Counts]; init => Set(Laws.Counts, value); }

    /// <inheritdoc cref="Distinct"/>
    public Verdict? Stitching { get => this[Laws.Stitching]; init => Set(Laws.Stitching, value); }

    /// <inheritdoc cref="Distinct"/>
    public Verdict? Seams { get => this[Laws.Seams]; init => Set(Laws.Seams, value); }

    /// <inheritdoc cref="Distinct"/>
    public Verdict? Separable { get => this[Laws.Separability]; init => Set(Laws.Separability, value); }

    /// <inheritdoc cref="Distinct"/>
    public Verdict? Shifts { get => this[Laws.Shifts]; init => Set(Laws.Shifts, value); }

    /// <summary>The verdict on one law; null: not measured.</summary>
    public Verdict? this[Law law] => verdicts.TryGetValue(law.Key, out var verdict) ? verdict : null;

    /// <summary>Compares a measurement with the prediction of the laws.</summary>
    public static Judgement Of(Trial trial, Measurement measurement) => Of(trial, trial.Prediction, measurement);

    /// <summary>Compares a measurement with a recorded prediction, which another version of the laws may have made.</summary>
    public static Judgement Of(Trial trial, Prediction prediction, Measurement measurement) => Of(trial, prediction, measurement, Laws.All);

    /// <summary>Compares a measurement with a prediction of these laws.</summary>
    public static Judgement Of(Trial trial, Prediction prediction, Measurement measurement, IReadOnlyList<Law> laws)
    {
        var findings = (
            from law in laws
            where law.TestedBy(trial, prediction) is not null
            let finding = law.Judge(trial, prediction, measurement)
            where finding is not null
            select (Law: law, Finding: finding)).ToList();
        if (findings.Count == 0)
        {
            return new() { Overall = Verdict.NotPredicted, Reason = Nothing, Cause = Nothing };
        }

        var overall = Heaviest(findings.Select(static one => one.Finding.Verdict));
        return findings.Aggregate(
            new Judgement
            {
                Overall = overall,
                Reason = string.Join("; ", findings.Select(static one => one.Finding.Reason)),
                Cause = string.Join("; ", findings.Where(one => one.Finding.Verdict == overall).Select(static one => one.Finding.Cause).Distinct()),
            },
            static (judgement, one) => judgement.With(one.Law, one.Finding.Verdict));
    }

    /// <summary>Returns an inconclusive judgement, for a trial whose recorded prediction differs from that of these laws.</summary>
    /// <param name="differing">A law with two different predictions.</param>
    public static Judgement OfOtherLaws(Judgement judgement, Law differing)
    {
        const string Cause = "the laws of this worker differ from those recorded";
        var reason = $"{Cause}: the prediction of {differing.Note} is another one; {judgement.Reason}";
        return judgement.verdicts.Keys.Aggregate(
            judgement with { Overall = Verdict.Inconclusive, Reason = reason, Cause = Cause },
            static (one, law) => one with { verdicts = one.verdicts.SetItem(law, Verdict.Inconclusive) });
    }

    /// <summary>Returns a copy with another verdict on a law; null: not measured.</summary>
    public Judgement With(Law law, Verdict? verdict)
    {
        var copy = this with { };
        copy.Set(law, verdict);
        return copy;
    }

    /// <inheritdoc/>
    public bool Equals(Judgement? other) => other is not null
        && (Overall, Reason, Cause, verdicts.Count) == (other.Overall, other.Reason, other.Cause, other.verdicts.Count)
        && verdicts.All(pair => other.verdicts.TryGetValue(pair.Key, out var verdict) && verdict == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Overall, Reason, Cause, verdicts.Count);

    /// <summary>The verdict of the laws together.</summary>
    internal static Verdict Heaviest(IEnumerable<Verdict> verdicts) => ByWeight.First(verdicts.Contains);

    private void Set(Law law, Verdict? verdict) => verdicts = verdict is { } given ? verdicts.SetItem(law.Key, given) : verdicts.Remove(law.Key);
}

/// <summary>The verdict of one law on a measurement, and the reason.</summary>
/// <param name="Reason">One sentence with this trial's numbers.</param>
/// <param name="Cause">The same without them, so that equal causes can be counted: "class gap below 3".</param>
public sealed record Finding(Verdict Verdict, string Reason, string Cause)
{
    internal static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}

/// <summary>Result of the comparison of a measurement with a prediction.</summary>
public enum Verdict { Confirmed, NotReached, Refuted, Inconclusive, NotPredicted }
