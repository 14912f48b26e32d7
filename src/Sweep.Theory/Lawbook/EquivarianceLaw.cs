using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// Whether the output follows every shift of the whole image around a circular border. Fixed grids follow multiples of the period
/// alone; a grid that moves with the image (Chaman and Dokmanic 2021) follows them all, unless two grids are equally large.
/// </summary>
internal static class EquivarianceLaw
{
    public static Law Declared { get; } = new("shifts")
    {
        Measure = Measures.Shifts, Predicted = "equivariant", Note = "shifts", Expected = ("all followed", "not all followed"),
        Title = "Shifts of the whole image",
        Text = "Whether the output follows every shift of the whole image",
        Help = "whether the output follows every shift of the whole image",
        Measured = [Quantities.ShiftErrorMax],
        Evidence = [Quantities.GridGap],
        View = "shift_validation",
        Texts = LawTexts.Shifts,
        Predict = static (trial, notes) => Predict(trial, notes),
        Row = static (trial, _) => trial.Point.Padding == Padding.Circular ? LawTexts.WholeImageShifts : null,
        Judge = ShiftVerdict.Of,
    };

    private static bool? Predict(Trial trial, List<string> notes)
    {
        var point = trial.Point;
        if (!point.Measure.HasFlag(Measures.Shifts))
        {
            return null;
        }

        if (point.Padding != Padding.Circular)
        {
            notes.Add("shifts: not measured, for only an image with a circular border can be shifted as a whole; use padding circular");
            return null;
        }

        var (follows, reason) = point switch
        {
            { Depth: 0 } => (true, "a network without pooling follows every shift"),
            { Pooling: Pooling.Dilated } => (true, "a network that never subsamples follows every shift"),
            { Pooling: Pooling.AdaptivePolyphase } => (true, "the grid of adaptive polyphase moves with the image (an image without ties between its grids)"),
            _ => (false, $"the network follows multiples of the period {trial.Period} alone (L1, generic weights and image)"),
        };
        notes.Add($"shifts: {(follows ? "all" : "not all")}, for {reason}");
        return follows;
    }
}

/// <summary>Shift equivariance is exact up to rounding, or plainly absent; what lies between decides nothing.</summary>
internal static class ShiftVerdict
{
    /// <summary>Sums of squares that differ by less, as a share of the largest, may be ordered by rounding.</summary>
    private const double Tie = 1e-5;

    public static Finding? Of(Trial trial, Prediction prediction, Measurement measurement)
    {
        var told = $"shift error {Finding.Number(measurement.ShiftErrorMax ?? double.NaN)}";
        return (prediction.Equivariant, measurement) switch
        {
            (null, { ShiftErrorMax: null }) => null,
            (null, _) => new(Verdict.NotPredicted, $"{told}, none predicted", "no shift error is predicted"),
            (_, { Dead: true } or { OutputDeviation: 0 }) =>
                new(Verdict.Inconclusive, "the output does not vary, so it follows every shift", "the output does not vary"),
            (_, not { ShiftErrorMax: >= 0 }) => new(Verdict.Inconclusive, "the shift error was not measured", "the shift error was not measured"),
            // Features that are all 0 follow every shift, and have no grid that leads.
            (true, { ShiftErrorMax: <= StitchVerdict.Rounding, GridGap: 0 }) when Tied(trial, measurement, told) is { } tied => tied,
            (true, { ShiftErrorMax: <= StitchVerdict.Rounding }) => new(Verdict.Confirmed, $"{told}, every shift followed as predicted", "as predicted"),
            (true, { ShiftErrorMax: > StitchVerdict.Visible }) => Tied(trial, measurement, told)
                ?? new(Verdict.Refuted, $"{told} where none was predicted", "a shift is not followed that must be"),
            (false, { ShiftErrorMax: > StitchVerdict.Visible }) =>
                new(Verdict.Confirmed, $"{told}, not every shift followed, as predicted", "as predicted"),
            (false, { ShiftErrorMax: <= StitchVerdict.Rounding }) => LevelLife.Missing(measurement, StitchVerdict.Visible, told)
                ?? new(Verdict.Refuted, $"{told} where some shifts should not be followed", "every shift followed where some must not be"),
            _ => new(Verdict.Inconclusive, $"{told} is neither rounding nor plain", "a shift error between rounding and a plain one"),
        };
    }

    /// <summary>Adaptive polyphase follows a shift unless two of its grids are equally large.</summary>
    private static Finding? Tied(Trial trial, Measurement measurement, string told) =>
        trial.Point is { Pooling: Pooling.AdaptivePolyphase, Depth: > 0 } && measurement.GridGap is not > Tie
            ? new(
                Verdict.Inconclusive,
                $"{told}; premise: no ties between grids; the largest leads by {Finding.Number(measurement.GridGap ?? double.NaN)}",
                "premise: no ties between grids")
            : null;
}
