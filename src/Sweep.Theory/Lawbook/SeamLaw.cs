using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// L6: a loss that never saw both sides of a period line, w &lt;= P, leaves a jump there. Premise: a window can show a pixel of one
/// object and the same pixel of the next, w &gt; s; otherwise nothing forces the embeddings to depend on the position in it. That
/// w &gt; P is enough is a claim of its own: the paper proves only that it is necessary. P is the effective period.
/// </summary>
internal static class SeamLaw
{
    public static Law Declared { get; } = new("seams")
    {
        Measure = Measures.Seams, Predicted = "jump", Expected = ("a jump", "no jump"),
        Title = "Jump at the lines of the period",
        Text = "True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it)",
        Help = "whether embeddings jump at the lines of the period after training",
        Measured = [Quantities.JumpRatio],
        View = "window_validation",
        Texts = LawTexts.Seams,
        Predict = static (trial, notes) => Predict(trial, notes),
        // That a window within one period leaves a jump is the paper's law; that a larger one leaves none is a claim beside it.
        Row = static (trial, prediction) => trial.Training is null ? null : prediction.Jump == false ? LawTexts.SufficientWindow : LawTexts.TrainingWindow,
        Judge = SeamVerdict.Of,
    };

    private static bool? Predict(Trial trial, List<string> notes)
    {
        if (trial.Training is not { } training)
        {
            return null;
        }

        if (MissingPremise(trial) is { } reason)
        {
            notes.Add($"jump: not predicted, for {reason}");
            return null;
        }

        var period = trial.EffectivePeriod;
        var jump = !Exceeds(training.Window, period);
        if (jump && Symmetry.IsBroken(trial.Point))
        {
            notes.Add("jump: not predicted, for noise and deformation tell objects apart, so that nothing forces embeddings to depend on the position in the window (L7)");
            return null;
        }

        if (!jump && trial.Point.Dimensions == 1)
        {
            notes.Add($"jump: not predicted, for a window {training.Window} above the period {period} is only necessary, and on a line it was not enough for every seed");
            return null;
        }

        notes.Add(jump
            ? $"jump: yes, for the window {training.Window} never shows both sides of a line of the period {period} (L6{Together(trial.Point)})"
            : $"jump: no, for the window {training.Window} exceeds the period {period} (that this suffices is no part of L6; converged training)");
        return jump;
    }

    /// <summary>A loss over a batch compares windows, but all of them lie alike on the grid: again nothing is seen across a line.</summary>
    private static string Together(GridPoint point) => point.Batch > 1 ? "; the windows of a batch lie alike on the grid" : "";

    private static string? MissingPremise(Trial trial) => trial.Point switch
    {
        { Scene: not (SceneKind.Constant or SceneKind.Discs) } => "only same-looking objects force embeddings to depend on the position in the window",
        { Pooling: Pooling.Dilated } => "a network that never subsamples has no period lines",
        { Pooling: Pooling.Strided } when trial.EffectivePeriod != trial.Period =>
            "what a strided convolution makes constant depends on where the window begins in the scene, and training need not have seen every place",
        var point when Laws.UsesImageStatistics(point) => $"{ChoiceText.Of(point.Normalisation)} normalisation sees the statistics of the window at hand",
        { Scene: SceneKind.Constant } => "a pixel that is an object of its own has no neighbour in it",
        { Radius: 0 } => "an object of one pixel has no neighbouring pixels",
        { Padding: not Padding.Valid } point => $"{ChoiceText.Of(point.Padding)} padding lets the network see the border of the window",
        var point when Laws.Interpolates(point) => "linear upsampling blends the two sides of every line",
        var point when !Exceeds(trial.Training!.Window, point.Spacing) =>
            $"the window {trial.Training.Window} is not above the spacing {point.Spacing} on every axis, so none shows a pixel of one object and the same pixel of the next",
        _ when trial.Tiling is { } tiling && !tiling.CutsAtMultiplesOf(trial.EffectivePeriod) =>
            $"crop {tiling.Crop} is not a multiple of the period {trial.EffectivePeriod}, so its tile lines are no period lines",
        _ when trial.EffectivePeriod.All(static one => one == 1) => "the effective period is 1, so there are no period lines",
        _ => null,
    };

    private static bool Exceeds(PerAxis window, PerAxis length) =>
        window.Zip(length, static (one, other) => one - other).All(static excess => excess > 0);
}

/// <summary>
/// L6: the jump ratio says something only once the training has converged, whichever way it points. A jump at w &gt; P refutes nothing
/// that the paper claims: then w &gt; P did not suffice.
/// </summary>
internal static class SeamVerdict
{
    private const double SureJump = 2;

    private const double SureSmoothness = 1.5;

    public static Finding? Of(Trial trial, Prediction prediction, Measurement measurement)
    {
        if (prediction.Jump is not { } predicted)
        {
            return measurement.JumpRatio is { } unasked
                ? new(Verdict.NotPredicted, $"jump ratio {Finding.Number(unasked)}, none predicted{prediction.WhyNot(Laws.Seams)}", "no jump is predicted or excluded")
                : null;
        }

        if (Dead.Finding(measurement, "no jump can show") is { } dead)
        {
            return dead;
        }

        if (measurement.JumpRatio is not >= 0)
        {
            return new(Verdict.Inconclusive, "the jump ratio could not be measured", "the jump ratio could not be measured");
        }

        var ratio = measurement.JumpRatio.Value;
        var told = $"jump ratio {Finding.Number(ratio)}";
        return !Convergence.Holds(trial.Point, measurement) ? Convergence.Missing(trial.Point, measurement, told)
            : ratio is > SureSmoothness and < SureJump
                ? new(Verdict.Inconclusive, $"{told} is neither smooth nor a clear jump", "a jump ratio between smooth and a clear jump")
            : ratio >= SureJump ? Jumps(predicted, told)
            : Smooth(trial, predicted, measurement, told);
    }

    /// <summary>The ratio is taken over all axes with lines, so that smooth ones can hide a jump.</summary>
    private static bool IsMixed(Trial trial) => Enumerable.Range(0, trial.Point.Dimensions)
        .Any(axis => trial.EffectivePeriod[axis] > 1 && trial.Training!.Window[axis] > trial.EffectivePeriod[axis]);

    private static Finding Jumps(bool predicted, string told) => predicted
        ? new(Verdict.Confirmed, $"{told}, a jump as predicted", "as predicted")
        : new(
            Verdict.NotReached,
            $"{told}: a window above the period did not suffice here (the paper claims only that it is necessary)",
            "a window above the period did not suffice");

    private static Finding Smooth(Trial trial, bool predicted, Measurement measurement, string told) =>
        LevelLife.Missing(measurement, StitchVerdict.Visible, told)
        ?? (!predicted ? new(Verdict.Confirmed, $"{told}, no jump as predicted", "as predicted")
            : IsMixed(trial) ? new(
                Verdict.Inconclusive,
                $"{told} where a jump was predicted on some axes only, and the other axes are in the ratio too",
                "a jump ratio of axes with and without a jump")
            : !Convergence.HoldsForNeighbours(trial, measurement)
                ? Convergence.Missing(trial.Point, measurement, $"{told} where a jump was predicted and few windows show two objects")
            : new(Verdict.Refuted, $"{told} where a jump was predicted", "no jump where one must be"));
}
