using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

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
