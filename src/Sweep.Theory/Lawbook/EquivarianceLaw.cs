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
