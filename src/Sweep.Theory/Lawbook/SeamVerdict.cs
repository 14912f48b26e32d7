using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// L6: the jump ratio says something only once the training has converged, whichever way it points. A jump at w &gt; P refutes nothing
/// that the paper claims: then w &gt; P did not suffice.
/// </summary>
internal static class SeamVerdict
{
    private const double SureJump = 2;

    private const double SureSmoothness = 1.5;

    public static Finding? Of(Trial trial, Prediction prediction, Measurement measurement)
    {
        if (prediction.Jump is not { } predicted)
        {
            return measurement.JumpRatio is { } unasked
                ? new(Verdict.NotPredicted, $"jump ratio {Finding.Number(unasked)}, none predicted{prediction.WhyNot(Laws.Seams)}", "no jump is predicted or excluded")
                : null;
        }

        if (Dead.Finding(measurement, "no jump can show") is { } dead)
        {
            return dead;
        }

        if (measurement.JumpRatio is not >= 0)
        {
            return new(Verdict.Inconclusive, "the jump ratio could not be measured", "the jump ratio could not be measured");
        }

        var ratio = measurement.JumpRatio.Value;
        var told = $"jump ratio {Finding.Number(ratio)}";
        return !Convergence.Holds(trial.Point, measurement) ? Convergence.Missing(trial.Point, measurement, told)
            : ratio is > SureSmoothness and < SureJump
                ? new(Verdict.Inconclusive, $"{told} is neither smooth nor a clear jump", "a jump ratio between smooth and a clear jump")
            : ratio >= SureJump ? Jumps(predicted, told)
            : Smooth(trial, predicted, measurement, told);
    }

    /// <summary>The ratio is taken over all axes with lines, so that smooth ones can hide a jump.</summary>
    private static bool IsMixed(Trial trial) => Enumerable.Range(0, trial.Point.Dimensions)
        .Any(axis => trial.EffectivePeriod[axis] > 1 && trial.Training!.Window[axis] > trial.EffectivePeriod[axis]);

    private static Finding Jumps(bool predicted, string told) => predicted
        ? new(Verdict.Confirmed, $"{told}, a jump as predicted", "as predicted")
        : new(
            Verdict.NotReached,
            $"{told}: a window above the period did not suffice here (the paper claims only that it is necessary)",
            "a window above the period did not suffice");

    private static Finding Smooth(Trial trial, bool predicted, Measurement measurement, string told) =>
        LevelLife.Missing(measurement, StitchVerdict.Visible, told)
        ?? (!predicted ? new(Verdict.Confirmed, $"{told}, no jump as predicted", "as predicted")
            : IsMixed(trial) ? new(
                Verdict.Inconclusive,
                $"{told} where a jump was predicted on some axes only, and the other axes are in the ratio too",
                "a jump ratio of axes with and without a jump")
            : !Convergence.HoldsForNeighbours(trial, measurement)
                ? Convergence.Missing(trial.Point, measurement, $"{told} where a jump was predicted and few windows show two objects")
            : new(Verdict.Refuted, $"{told} where a jump was predicted", "no jump where one must be"));
}
