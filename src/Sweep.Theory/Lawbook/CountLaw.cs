using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// L2 and L3: same-looking objects s_i apart see P_i / gcd(s_i, P_i) phases of the network along axis i, and no more embeddings
/// than phases are possible. P is the effective period. On a constant image every pixel is an object, s_i = 1.
/// </summary>
internal static class CountLaw
{
    public static Law Declared { get; } = new("distinct")
    {
        Measure = Measures.Separability, Predicted = "distinct", IsCount = true, Capacity = Capacity.Always,
        Title = "Embeddings of same-looking objects",
        Text = "Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes",
        Help = "largest number in this trial's own scene; empty where no law applies",
        Measured = [Quantities.Distinct],
        View = "bound_validation",
        Texts = LawTexts.Counts,
        Predict = static (trial, notes) => Predict(trial, notes),
        Row = static (trial, prediction) => trial.Point switch
        {
            { Scene: SceneKind.Constant } => LawTexts.ConstantImage,
            { Padding: Padding.Same or Padding.Reflect or Padding.Replicate } => LawTexts.PaddingLeaks,
            // A prediction that equals the bound tests the bound; a smaller one the exact count.
            _ => prediction.Distinct == prediction.Bound ? LawTexts.Bound : LawTexts.ExactCount,
        },
        Judge = CountVerdict.Of,
    };

    public static long? Predict(Trial trial, List<string> notes)
    {
        var point = trial.Point;
        if (!Lattice.Repeats(point))
        {
            notes.Add($"distinct: not predicted, for the objects of {ChoiceText.Of(point.Scene)} do not look the same");
            return null;
        }

        if (Symmetry.IsBroken(point))
        {
            notes.Add("distinct: not predicted, for noise and deformation make every disc another one (L7)");
            return null;
        }

        if (point.Padding is not (Padding.Valid or Padding.Circular))
        {
            notes.Add($"distinct: not predicted, for {ChoiceText.Of(point.Padding)} padding leaks position from the border (L4)");
            return null;
        }

        if (Laws.UsesImageStatistics(point) && EffectivePeriods.MakeConstant(point))
        {
            notes.Add($"distinct: not predicted, for {ChoiceText.Of(point.Normalisation)} normalisation enlarges the rounding of features that are constant in space");
            return null;
        }

        var seen = Seen(trial);
        var formula = point switch
        {
            { Pooling: Pooling.Dilated, Depth: > 0 } => "for a network that never subsamples follows every shift (a trous)",
            { Scene: SceneKind.Constant, Depth: > 0, Upsampling: not Upsampling.Learnt } =>
                $"for {ChoiceText.Of(point.Upsampling)} upsampling keeps a constant image constant (L3)",
            { Scene: SceneKind.Constant } => "every pixel of a period (L3)",
            _ when trial.EffectivePeriod != trial.Period =>
                $"P_m / gcd(s, P_m) phases per axis with the effective period P_m = {trial.EffectivePeriod}, for pooling makes all features below it constant (L2)",
            _ => "P / gcd(s, P) phases per axis (L2)",
        };
        notes.Add($"distinct: {Laws.Multiplied(seen)}, {formula}");
        if (point is { Pooling: Pooling.AdaptivePolyphase, Depth: > 0 })
        {
            notes.Add("distinct: adaptive polyphase picks one grid for the whole image, so that objects inside it still see every phase of it (L2)");
        }

        return seen.Product();
    }

    /// <summary>Phases that the whole objects of the evaluated image take along each axis.</summary>
    public static PerAxis Seen(Trial trial) => PerAxis.FromAxes(trial.Point.Dimensions, axis =>
        Math.Min(Phases(trial, axis), trial.Evaluation.Objects[axis]));

    /// <summary>Least number of whole objects that share a phase: two show whether equal phases give equal embeddings.</summary>
    public static long FewestInPhase(Trial trial) => PerAxis.FromAxes(trial.Point.Dimensions, axis =>
        trial.Evaluation.Objects[axis] / Phases(trial, axis)).Product();

    private static int Phases(Trial trial, int axis) => Lattice.Of(trial.Point, axis).Phases(trial.EffectivePeriod[axis]);
}

/// <summary>L2 and L3 are bounds: a count above refutes, one below only says that this network did not reach it.</summary>
internal static class CountVerdict
{
    /// <summary>Random weights leave eleven decades between rounding and difference; trained ones a factor of the push margin.</summary>
    private const double RandomGap = 1e3;

    private const double TrainedGap = 3;

    public static Finding? Of(Trial trial, Prediction prediction, Measurement measurement)
    {
        if (prediction.Distinct is not { } most)
        {
            return measurement.Distinct is { } unasked
                ? new(Verdict.NotPredicted, $"{unasked} embeddings beside the bound of {trial.Period.Product()}, none predicted{prediction.WhyNot(Laws.Counts)}", "no count is predicted")
                : null;
        }

        if (Dead.Finding(measurement, "embeddings cannot be told apart") is { } dead)
        {
            return dead;
        }

        var gap = trial.Point.Steps == 0 ? RandomGap : TrainedGap;
        return measurement switch
        {
            { Distinct: null } => new(Verdict.Inconclusive, "embeddings were not counted", "embeddings were not counted"),
            { ClassGap: var evidence } when !(evidence >= gap) => new(
                Verdict.Inconclusive,
                $"the gap between classes of embeddings is {(evidence is { } some ? Finding.Number(some) : "unknown")}, below the {Finding.Number(gap)} that a sure count needs",
                $"class gap below {Finding.Number(gap)}"),
            { Distinct: { } found } when found > most =>
                new(Verdict.Refuted, $"{found} embeddings where at most {most} are possible", "more embeddings than are possible"),
            { Distinct: { } found } => Within(trial, most, found, measurement),
        };
    }

    private static Finding Within(Trial trial, long most, long found, Measurement measurement)
    {
        var told = $"{found} of {most} possible embeddings";
        return TooFew(trial, told)
            ?? (found == 1 ? Convergence.Untrained(trial, measurement) : null)
            ?? (found < most ? LevelLife.IsDead(measurement, told) : LevelLife.SeesNoPhase(measurement, told))
            ?? (found < most
                ? new(Verdict.NotReached, told, "fewer embeddings than are possible")
                : new(Verdict.Confirmed, told, "as predicted"));
    }

    private static Finding? TooFew(Trial trial, string told)
    {
        var objects = trial.Evaluation.Objects.Product();
        return CountLaw.FewestInPhase(trial) >= 2 ? null : new(
            Verdict.Inconclusive,
            $"{told}; {(objects == 1 ? "1 object is" : $"{objects} objects are")} too few, for every phase needs two",
            "too few objects, every phase needs two");
    }
}
