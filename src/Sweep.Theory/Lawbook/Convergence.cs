using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// The rule by which a training counts as converged: the mean loss of the last tenth of the steps that compared two instances is at most
/// an eighteenth of what one pair costs that was never pushed apart, (2 delta_d)^2. With delta_d = 3 that limit is 2: jump ratios of
/// trainings that see both sides of every line were above 1.5 at losses of 2.6 and more only.
/// </summary>
public static class Convergence
{
    private const double Share = 1.0 / 18;

    /// <summary>In tolerances of delta_d / 3: half of the 2 delta_d that the loss drives instances apart.</summary>
    private const double HalfOfThePush = 3;

    /// <summary>The largest final loss of a training that has converged.</summary>
    public static double Limit(GridPoint point) => Share * 4 * point.DeltaD * point.DeltaD;

    internal static bool Holds(GridPoint point, Measurement measurement) => measurement.FinalLoss <= Limit(point);

    /// <summary>
    /// What a refutation needs, for a mean over all windows hides what few of them show: half of the limit, times the share of the windows
    /// that show a pixel of one object and the same pixel of the next, (w - s) / s on the axis where it is smallest.
    /// </summary>
    internal static bool HoldsForNeighbours(Trial trial, Measurement measurement) =>
        measurement.FinalLoss <= Limit(trial.Point) / 2 * Enumerable.Range(0, trial.Point.Dimensions)
            .Min(axis => Math.Min(1, (trial.Training!.Window[axis] - trial.Point.Spacing[axis]) / (double)trial.Point.Spacing[axis]));

    /// <summary>Why the training taught the network nothing, or null.</summary>
    internal static Finding? Untrained(Trial trial, Measurement measurement) => (trial.Training, measurement) switch
    {
        (not null, { FinalLoss: null }) => new(
            Verdict.Inconclusive,
            $"premise: a trained network; in none of the {measurement.StepsMade} training steps the windows showed two instances",
            "premise: a trained network, no training window showed two instances"),
        (not null, { BackgroundGap: < HalfOfThePush and var gap }) => new(
            Verdict.Inconclusive,
            $"premise: a trained network; objects and background are only {Finding.Number(gap)} tolerances apart, and the loss asks for 6",
            "premise: a trained network, objects are not told from the background"),
        _ => null,
    };

    internal static Finding Missing(GridPoint point, Measurement measurement, string told) => new(
        Verdict.Inconclusive,
        $"{told}, but the training has not converged (loss {(measurement.FinalLoss is { } loss ? Finding.Number(loss) : "unknown")}, limit {Finding.Number(Limit(point))})",
        "the training has not converged");
}
