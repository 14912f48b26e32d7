using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

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
