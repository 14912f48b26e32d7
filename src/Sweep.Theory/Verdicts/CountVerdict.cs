using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Verdicts;

/// <summary>L2 and L3 are bounds: a count above refutes, one below only says that this seed did not reach it.</summary>
internal static class CountVerdict
{
    /// <summary>Random weights leave eleven decades between rounding and difference; trained ones a factor of the push margin.</summary>
    private const double RandomGap = 1e3;

    private const double TrainedGap = 3;

    public static Finding? Of(Trial trial, long? predicted, Measurement measurement)
    {
        var gap = trial.Point.Steps == 0 ? RandomGap : TrainedGap;
        return (predicted, measurement) switch
        {
            (null, { Distinct: { } found }) =>
                new(Verdict.NotPredicted, $"{found} embeddings beside the bound of {trial.Period.Product()}, none predicted"),
            (null, _) => null,
            (_, { Dead: true }) => new(Verdict.Inconclusive, "the output is zero everywhere, so embeddings cannot be told apart"),
            (_, { Distinct: null }) => new(Verdict.Inconclusive, "embeddings were not counted"),
            (_, { ClassGap: var evidence }) when !(evidence >= gap) =>
                new(Verdict.Inconclusive, $"the gap between classes of embeddings is {Gap(evidence)}, below the {Finding.Number(gap)} that a sure count needs"),
            ({ } most, { Distinct: { } found }) when found > most => new(Verdict.Refuted, $"{found} embeddings where at most {most} are possible"),
            ({ } most, { Distinct: { } found }) when found < most => new(Verdict.NotReached, $"{found} of {most} possible embeddings"),
            ({ } most, _) => new(Verdict.Confirmed, $"{most} of {most} possible embeddings"),
        };
    }

    private static string Gap(double? evidence) => evidence is { } gap ? Finding.Number(gap) : "unknown";
}
