using Sweep.Theory.Trials;

namespace Sweep.Theory.Predictions;

/// <summary>
/// L6: a loss that never saw both sides of a period line, w &lt;= P, leaves a jump there. Premise: at least two same-looking
/// objects share a window of side P, s &lt; P; otherwise nothing forces the embeddings to depend on the position in it.
/// </summary>
internal static class SeamLaw
{
    public static bool? Predict(Trial trial, List<string> notes)
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

        var jump = !training.Window.Zip(trial.Period, static (window, period) => window - period).All(static excess => excess > 0);
        if (!jump && trial.Point.Dimensions == 1)
        {
            notes.Add($"jump: not predicted, for a window {training.Window} above the period {trial.Period} is only necessary, and on a line it was not enough for every seed");
            return null;
        }

        notes.Add(jump
            ? $"jump: yes, for the window {training.Window} never shows both sides of a line of the period {trial.Period} (L6{Together(trial.Point)})"
            : $"jump: no, for the window {training.Window} exceeds the period {trial.Period} (L6, converged training)");
        return jump;
    }

    /// <summary>A loss over a batch compares windows, but all of them lie alike on the grid: again nothing is seen across a line.</summary>
    private static string Together(GridPoint point) => point.Batch > 1 ? "; the windows of a batch lie alike on the grid" : "";

    private static string? MissingPremise(Trial trial) => trial.Point switch
    {
        { Scene: not (SceneKind.Constant or SceneKind.Discs) } => "only same-looking objects force embeddings to depend on the position in the window",
        { Pooling: Pooling.Dilated } => "a network that never subsamples has no period lines",
        var point when Laws.UsesImageStatistics(point) => $"{ChoiceText.Of(point.Normalisation)} normalisation sees the statistics of the window at hand",
        { Scene: SceneKind.Constant } => "a pixel that is an object of its own has no neighbour in it",
        { Radius: 0 } => "an object of one pixel has no neighbouring pixels",
        { Padding: not Padding.Valid } point => $"{ChoiceText.Of(point.Padding)} padding lets the network see the border of the window",
        var point when Laws.Interpolates(point) => "linear upsampling blends the two sides of every line",
        var point when !point.Spacing.Zip(trial.Period, static (spacing, period) => period - spacing).All(static excess => excess > 0) =>
            $"spacing {point.Spacing} is not below the period {trial.Period}, so no window of one period holds two whole spacings",
        _ when trial.Tiling is { } tiling && !tiling.CutsAtMultiplesOf(trial.Period) =>
            $"crop {tiling.Crop} is no multiple of the period {trial.Period}, so its tile lines are no period lines",
        _ => null,
    };
}
