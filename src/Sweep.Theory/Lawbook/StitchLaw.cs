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

/// <summary>L5: a stitch error is either rounding or of the order of the output itself; what lies between decides nothing.</summary>
internal static class StitchVerdict
{
    /// <summary>In standard deviations of the output.</summary>
    public const double Rounding = 1e-5;

    public const double Visible = StitchError.Visible;

    public static Finding? Of(Trial trial, Prediction prediction, Measurement measurement)
    {
        var seamless = prediction.Seamless;
        if (seamless is null)
        {
            return measurement.StitchErrorMax is { } unasked
                ? new(Verdict.NotPredicted, $"stitch error {Finding.Number(unasked)}, none predicted{prediction.WhyNot(Laws.Stitching)}", "no seam is predicted or excluded")
                : null;
        }

        if (Dead.Finding(measurement, "every stitching looks seamless") is { } dead)
        {
            return dead;
        }

        var told = $"stitch error {Finding.Number(measurement.StitchErrorMax ?? double.NaN)}";
        return (seamless, measurement) switch
        {
            (_, { OutputDeviation: 0 }) =>
                new(Verdict.Inconclusive, "the output does not vary, so every stitching looks seamless", "the output does not vary"),
            (_, { StitchErrorMax: null, OutputDeviation: not null }) => new(
                Verdict.Inconclusive, "the output does not vary in space, so every stitching looks seamless", "the output does not vary in space"),
            (_, not { StitchErrorMax: >= 0 }) => new(Verdict.Inconclusive, "the stitch error was not measured", "the stitch error was not measured"),
            (true, { StitchErrorMax: <= Rounding }) => LevelLife.SeesNoPhase(measurement, told) ?? new(Verdict.Confirmed, $"{told}, seamless as predicted", "as predicted"),
            (true, { StitchErrorMax: > Visible }) => new(Verdict.Refuted, $"{told} where none was predicted", "a seam where none is possible"),
            (false, { StitchErrorMax: > Visible }) => new(Verdict.Confirmed, $"{told}, a seam as predicted", "as predicted"),
            (false, { StitchErrorMax: <= Rounding }) => NoSeam(trial, measurement, $"{told} where a seam was predicted"),
            _ => new(Verdict.Inconclusive, $"{told} is neither rounding nor a clear seam", "a stitch error between rounding and a clear seam"),
        };
    }

    /// <summary>"Only if" holds for generic weights and an image that shows it; a scene, or a small image, may hide a seam that another one shows.</summary>
    private static Finding NoSeam(Trial trial, Measurement measurement, string told)
    {
        if (LevelLife.Missing(measurement, Visible, told) is { } weak)
        {
            return weak;
        }

        return trial.Point.Padding == Padding.Valid || Reach.StaysInside(trial.Point, trial.Tiling!)
            ? OnAnotherImage(measurement.StitchErrorGeneric, told)
            : new(
                Verdict.Inconclusive,
                $"{told}; premise: padding shows; what {ChoiceText.Of(trial.Point.Padding)} padding invents does not show in these tiles",
                "premise: padding shows, which it does not in these tiles");
    }

    private static Finding OnAnotherImage(double? generic, string told) => generic switch
    {
        <= Rounding and var error => new(
            Verdict.Refuted, $"{told}, and {Finding.Number(error)} on a larger image without symmetry", "no seam where one must be"),
        > Visible and var error => new(
            Verdict.Inconclusive,
            $"{told}; premise: an image that shows it; on a larger image without symmetry the error is {Finding.Number(error)}",
            "premise: an image that shows a seam, which this one does not"),
        _ => new(
            Verdict.Inconclusive, $"{told}; premise: an image that shows it, which was not decided", "premise: an image that shows a seam, not decided"),
    };
}
