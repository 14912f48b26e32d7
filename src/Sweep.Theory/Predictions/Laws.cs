using Sweep.Theory.Trials;

namespace Sweep.Theory.Predictions;

/// <summary>
/// Laws L1 to L7 of shift equivariance, applied to one trial. They hold for every pooling that subsamples on a fixed grid: maximum,
/// average and blurred maximum (Zhang 2019) share the periods. Dilated networks have the period 1.
/// </summary>
internal static class Laws
{
    public static Prediction Predict(Trial trial)
    {
        var bound = trial.Period.Product();
        List<string> notes = [$"bound: {Multiplied(trial.Period)}, the product of the periods (L1)"];
        var distinct = CountLaw.Predict(trial, notes);
        var seamless = StitchLaw.Predict(trial, notes);
        var jump = SeamLaw.Predict(trial, notes);
        return new Prediction(
            trial.Period, bound, distinct, seamless, jump, SeparableLaw.Predict(trial, notes), EquivarianceLaw.Predict(trial, notes), notes);
    }

    /// <summary>"4 * 4 = 16", or just "4" along a single axis.</summary>
    public static string Multiplied(PerAxis factors) =>
        factors.Count == 1 ? $"{factors[0]}" : $"{string.Join(" * ", factors.ToArray())} = {factors.Product()}";

    /// <summary>Linear interpolation matters only where something is upsampled.</summary>
    public static bool Interpolates(GridPoint point) => point.Depth > 0 && point is { Upsampling: Upsampling.Linear, Pooling: not Pooling.Dilated };

    /// <summary>Whether features are divided by statistics of the very image that is shown.</summary>
    public static bool UsesImageStatistics(GridPoint point) => point.Normalisation is Normalisation.Instance or Normalisation.Group;
}
