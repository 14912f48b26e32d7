using Sweep.Theory.Trials;

namespace Sweep.Theory.Predictions;

/// <summary>
/// L5: with valid padding the stitched output equals the whole image's exactly if and only if every crop is a multiple of the
/// period. The "only if" needs generic weights and an image that does not repeat itself into agreement.
/// </summary>
internal static class StitchLaw
{
    public static bool? Predict(Trial trial, List<string> notes)
    {
        if (trial.Tiling is not { } tiling)
        {
            return null;
        }

        if (Laws.Interpolates(trial.Point))
        {
            notes.Add("seamless: not predicted, for linear upsampling clamps at the border of every tile");
            return null;
        }

        if (Degenerate(trial) is { } reason)
        {
            notes.Add($"seamless: not predicted, for {reason}");
            return null;
        }

        if (trial.Point.Padding != Padding.Valid)
        {
            notes.Add($"seamless: no, for {ChoiceText.Of(trial.Point.Padding)} padding reaches into every tile from its border (L5, generic weights and image)");
            return false;
        }

        var seamless = tiling.CutsAtMultiplesOf(trial.Period);
        notes.Add(seamless
            ? $"seamless: yes, for crop {tiling.Crop} is a multiple of the period {trial.Period} (L5)"
            : $"seamless: no, for crop {tiling.Crop} is no multiple of the period {trial.Period} (L5, generic weights and image)");
        return seamless;
    }

    /// <summary>Trained networks are stitched on their own scene, and some scenes hide the seam. Random ones see a random image.</summary>
    private static string? Degenerate(Trial trial)
    {
        var point = trial.Point;
        if (point.Steps == 0)
        {
            return null;
        }

        if (point.Scene == SceneKind.Constant)
        {
            return point.Upsampling == Upsampling.Nearest ? "nearest upsampling may map a constant image to a constant output"
                : point.Padding is Padding.Valid or Padding.Same ? null
                : $"{ChoiceText.Of(point.Padding)} padding continues a constant image beyond every tile";
        }

        return point.Padding == Padding.Circular
            && trial.Tiling!.TileInput.Zip(point.Spacing, static (side, spacing) => side % spacing).All(static rest => rest == 0)
            ? "circular padding continues the lattice of discs beyond every tile"
            : null;
    }
}
