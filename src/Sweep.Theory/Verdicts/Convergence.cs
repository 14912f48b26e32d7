using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Verdicts;

/// <summary>
/// The rule by which a training counts as converged: the mean loss of the last tenth of the steps that compared two instances is at most
/// a thirty-sixth of what one pair costs that was never pushed apart, (2 delta_d)^2. With delta_d = 3 that limit is 1.
/// </summary>
internal static class Convergence
{
    private const double Share = 1.0 / 36;

    public static double Limit(GridPoint point) => Share * 4 * point.DeltaD * point.DeltaD;

    public static bool Holds(GridPoint point, Measurement measurement) => measurement.FinalLoss <= Limit(point);

    /// <summary>
    /// The same where few windows show what has to be learnt, so that a mean over all windows hides it: the limit shrinks with the share of
    /// the windows that show a pixel of one object and the same pixel of the next, (w - s) / s on the axis where it is smallest.
    /// </summary>
    public static bool HoldsForNeighbours(Trial trial, Measurement measurement) =>
        measurement.FinalLoss <= Limit(trial.Point) * Enumerable.Range(0, trial.Point.Dimensions)
            .Min(axis => Math.Min(1, (trial.Training!.Window[axis] - trial.Point.Spacing[axis]) / (double)trial.Point.Spacing[axis]));

    /// <summary>Why the training taught the network nothing, or null.</summary>
    public static Finding? Untrained(Trial trial, Measurement measurement) => (trial.Training, measurement) switch
    {
        (not null, { FinalLoss: null }) => new(
            Verdict.Inconclusive,
            $"premise: a trained network; none of the {measurement.StepsMade} training windows showed two instances",
            "premise: a trained network, no training window showed two instances"),
        (not null, { BackgroundGap: < 1 and var gap }) => new(
            Verdict.Inconclusive,
            $"premise: a trained network; objects and background are only {Finding.Number(gap)} times the tolerance apart",
            "premise: a trained network, objects are not told from the background"),
        _ => null,
    };

    public static Finding Missing(GridPoint point, Measurement measurement, string told) => new(
        Verdict.Inconclusive,
        $"{told}, but the training has not converged (loss {(measurement.FinalLoss is { } loss ? Finding.Number(loss) : "unknown")}, limit {Finding.Number(Limit(point))})",
        "the training has not converged");
}
