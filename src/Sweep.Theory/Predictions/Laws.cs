using Sweep.Theory.Trials;

namespace Sweep.Theory.Predictions;

/// <summary>Laws L1 to L6 of shift equivariance, applied to one trial.</summary>
internal static class Laws
{
    public static Prediction Predict(Trial trial)
    {
        var bound = trial.Period.Product();
        List<string> notes = [$"bound: {Multiplied(trial.Period)}, the product of the periods (L1)"];
        return new Prediction(
            trial.Period, bound, CountLaw.Predict(trial, notes), StitchLaw.Predict(trial, notes), SeamLaw.Predict(trial, notes), null, null, notes);
    }

    /// <summary>"4 * 4 = 16", or just "4" along a single axis.</summary>
    public static string Multiplied(PerAxis factors) =>
        factors.Count == 1 ? $"{factors[0]}" : $"{string.Join(" * ", factors.ToArray())} = {factors.Product()}";

    /// <summary>Linear interpolation matters only where something is upsampled.</summary>
    public static bool Interpolates(GridPoint point) => point.Depth > 0 && point.Upsampling == Upsampling.Linear;
}
