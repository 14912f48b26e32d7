using Sweep.Learning.Measuring;
using Sweep.Learning.Panels;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Panels;

/// <summary>Subjects with hand-made images, drawn as those of real trials are.</summary>
internal static class PanelSubjects
{
    public static readonly Measurement Everything = new()
    {
        Distinct = 16,
        StitchErrorMax = 3.7231,
        JumpRatio = 1.003,
        ShiftErrorMax = 2.5e-7,
        Separable = false,
        TruthObjects = 1284,
        CutObjects = 311,
        FalseSplits = 129,
        FalseMerges = 0,
        Ap50 = 0.93,
        Ap = 0.71,
        FinalLoss = 0.0004,
        StepsMade = 200000,
    };

    /// <summary>Output of these sides in the middle of an input that is 20 pixels longer; two objects side by side along the last axis.</summary>
    public static PanelSubject Of(PerAxis sides, PerAxis? tiles = null, GridPoint? point = null)
    {
        var pixels = (int)sides.Product();
        var columns = sides[sides.Count - 1];
        var input = sides.Select(static side => side + 20);
        var labels = Enumerable.Range(0, pixels).Select(pixel => (pixel % columns * 3 / columns) switch { 0 => 1, 1 => 0, _ => 2 }).ToArray();
        double[] values = [.. labels.Select(static label => label * 2.0), .. labels.Select(static label => label == 1 ? 5.0 : -1)];
        return new PanelSubject(
            TrialOf(point ?? new GridPoint { Dimensions = sides.Count, Spacing = PerAxis.Uniform(sides.Count, 7) }),
            [.. Enumerable.Range(0, (int)input.Product()).Select(static pixel => pixel % 7.0)],
            input,
            PerAxis.Uniform(sides.Count, 10),
            labels,
            new Embeddings(values, sides),
            labels,
            tiles,
            Everything);
    }

    public static Trial TrialOf(GridPoint point) => Trial.Of(point) is { Trial: { } trial } ? trial : throw new InvalidOperationException(Trial.Of(point).Reason);
}
