using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// L5: with valid padding the stitched output equals the whole image's exactly if and only if every crop is a multiple of the
/// period. The "only if" needs generic weights and an image that does not repeat itself into agreement.
/// </summary>
internal static class StitchLaw
{
    public static Law Declared { get; } = new("stitching")
    {
        Measure = Measures.Stitching, Predicted = "seamless", Expected = ("no seam", "a seam"),
        Title = "Stitched tiles against the whole image",
        Text = "Whether the stitched output equals the whole image's (law L5)",
        Help = "whether stitched tiles equal the whole image's output",
        Measured = [Quantities.StitchErrorMax],
        Evidence = [Quantities.StitchErrorGeneric],
        View = "stitching_validation",
        Texts = LawTexts.Stitching,
        Predict = static (trial, notes) => Predict(trial, notes),
        Row = static (trial, _) => trial.Tiling is null ? null : LawTexts.TileAndStitch,
        Judge = StitchVerdict.Of,
    };

    private static bool? Predict(Trial trial, List<string> notes)
    {
        if (trial.Tiling is not { } tiling)
        {
            return null;
        }

        var (seamless, reason) = Degenerate(trial) is { } premise ? (null, premise) : Decide(trial, tiling);
        notes.Add($"seamless: {seamless switch { true => "yes", false => "no", null => "not predicted" }}, for {reason}");
        return seamless;
    }

    private static (bool? Seamless, string Reason) Decide(Trial trial, TilingGeometry tiling)
    {
        var point = trial.Point;
        if (Laws.UsesImageStatistics(point))
        {
            return Continued(trial) is { } scene
                ? (null, $"{scene} may have the same statistics in every tile")
                : (false, $"{ChoiceText.Of(point.Normalisation)} normalisation divides by the statistics of each tile, which differ from the whole image's (arXiv 2503.19545, generic image)");
        }

        // Random networks are stitched on an image without symmetry, where the whole period counts.
        var period = trial.StitchPeriod;
        var fits = tiling.CutsAtMultiplesOf(period);
        var name = period == trial.Period ? "period" : period == trial.EffectivePeriod ? "effective period" : "least common multiple of spacing and effective period,";
        var crop = $"crop {tiling.Crop} is {(fits ? "a" : "no")} multiple of the {name} {period}";
        if (!fits && TiledScene.ShowsNothing(trial, period))
        {
            return (null, $"no tile whose place on the grid differs from the whole image's shows a part of a disc ({crop})");
        }

        return point.Padding switch
        {
            Padding.Valid => (fits, fits ? $"{crop} (L5)" : $"{crop} (L5, generic weights and image)"),
            _ when !Reach.StaysInside(point, tiling) => Touched(trial, tiling),
            // Measured with random weights at multiples of P: seamless in 23 to 36 of 40 seeds, by depth and dimensions.
            _ when point is { Pooling: Pooling.AdaptivePolyphase, Depth: > 0 } =>
                (null, "every tile picks a grid of its own, which is the whole image's by chance alone"),
            _ when !fits => (false, $"{crop} (L5, generic weights and image)"),
            _ => (true, $"the {Reaches(trial)} pixels that {ChoiceText.Of(point.Padding)} padding reaches are among the {tiling.CropOffset} that are cut off, and {crop} (receptive field, L5)"),
        };
    }

    /// <summary>
    /// A padded tile is right where padding does not reach. With a halo that holds all of its reach the tiles fit as with valid padding.
    /// Padding that continues the scene beyond a tile as the scene itself does changes nothing.
    /// </summary>
    private static (bool? Seamless, string Reason) Touched(Trial trial, TilingGeometry tiling)
    {
        var padding = ChoiceText.Of(trial.Point.Padding);
        return Continued(trial) is { } scene
            ? (null, $"{padding} padding continues {scene} beyond every tile")
            : (false, $"{padding} padding reaches {Reaches(trial)} pixels into every tile, and {tiling.CropOffset} are cut off (L5, generic weights and image)");
    }

    private static PerAxis Reaches(Trial trial) => PerAxis.FromAxes(trial.Point.Dimensions, axis => checked((int)Reach.Radius(trial.Point, axis)));

    /// <summary>Trained networks are stitched on their own scene, and a constant one hides much. Random networks see a random image.</summary>
    private static string? Degenerate(Trial trial) => trial.Point switch
    {
        { Steps: 0 } or { Scene: not SceneKind.Constant } => null,
        { Upsampling: not Upsampling.Learnt } point => $"{ChoiceText.Of(point.Upsampling)} upsampling may map a constant image to a constant output",
        var point when trial.Period.Product() == 1 && point.Padding != Padding.Same => "without subsampling a constant image has a constant output",
        var point when Laws.UsesImageStatistics(point) => "a constant image may have the same statistics in every tile",
        _ => null,
    };

    /// <summary>The scene of a trained network where its padding continues it; null where padding invents something else.</summary>
    private static string? Continued(Trial trial)
    {
        var point = trial.Point;
        if (point.Steps == 0)
        {
            return null;
        }

        if (point.Scene == SceneKind.Constant)
        {
            return point.Padding == Padding.Same ? null : "a constant image";
        }

        return point is { Padding: Padding.Circular, Scene: SceneKind.Discs }
            && !Symmetry.IsBroken(point)
            && Enumerable.Range(0, point.Dimensions).All(axis =>
                trial.Tiling!.TileInput[axis] % point.Spacing[axis] == 0 || Reach.StaysInside(point, trial.Tiling, axis))
            ? "the lattice of discs"
            : null;
    }
}
