using Sweep.Theory.Geometry;
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

        if (Degenerate(trial) is { } reason)
        {
            notes.Add($"seamless: not predicted, for {reason}");
            return null;
        }

        if (Laws.UsesImageStatistics(trial.Point))
        {
            notes.Add($"seamless: no, for {ChoiceText.Of(trial.Point.Normalisation)} normalisation divides by the statistics of each tile, which differ from the whole image's (arXiv 2503.19545)");
            return false;
        }

        if (trial.Point.Padding != Padding.Valid)
        {
            return Padded(trial, tiling, notes);
        }

        var seamless = tiling.CutsAtMultiplesOf(trial.Period);
        notes.Add(seamless
            ? $"seamless: yes, for crop {tiling.Crop} is a multiple of the period {trial.Period} (L5)"
            : $"seamless: no, for crop {tiling.Crop} is no multiple of the period {trial.Period} (L5, generic weights and image)");
        return seamless;
    }

    /// <summary>
    /// A padded tile is right where padding does not reach. With a halo that holds all of its reach the tiles fit as with valid padding,
    /// if their grids do: tiles start at multiples of the crop.
    /// </summary>
    private static bool? Padded(Trial trial, TilingGeometry tiling, List<string> notes)
    {
        var point = trial.Point;
        if (point.Pooling == Pooling.AdaptivePolyphase && point.Depth > 0)
        {
            notes.Add("seamless: no, for every tile picks a grid of its own (generic weights and image)");
            return false;
        }

        if (point.Pooling == Pooling.Blur && point.Depth > 0 && point.Halo is not null)
        {
            notes.Add("seamless: not predicted, for the reach of padding through a blur is not derived");
            return null;
        }

        var padding = ChoiceText.Of(point.Padding);
        var radius = Reaches(trial);
        if (!Reach.StaysInside(point, tiling))
        {
            notes.Add($"seamless: no, for {padding} padding reaches {radius} pixels into every tile, and {tiling.CropOffset} are cut off (L5, generic weights and image)");
            return false;
        }

        var fits = tiling.CutsAtMultiplesOf(trial.Period);
        notes.Add(fits
            ? $"seamless: yes, for the halo holds the {radius} pixels that {padding} padding reaches, and crop {tiling.Crop} is a multiple of the period {trial.Period} (receptive field, L5)"
            : $"seamless: no, for crop {tiling.Crop} is no multiple of the period {trial.Period} (L5, generic weights and image)");
        return fits;
    }

    private static string Reaches(Trial trial) =>
        string.Join('x', Enumerable.Range(0, trial.Point.Dimensions).Select(axis => Reach.Radius(trial.Point, axis, trial.Period[axis])));

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
            return point.Upsampling != Upsampling.Learnt ? $"{ChoiceText.Of(point.Upsampling)} upsampling may map a constant image to a constant output"
                : point.Padding is Padding.Valid or Padding.Same ? null
                : $"{ChoiceText.Of(point.Padding)} padding continues a constant image beyond every tile";
        }

        return point.Padding == Padding.Circular
            && trial.Tiling!.TileInput.Zip(point.Spacing, static (side, spacing) => side % spacing).All(static rest => rest == 0)
            ? "circular padding continues the lattice of discs beyond every tile"
            : null;
    }
}
