using System.Globalization;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

/// <summary>The evidence that a trial's verdict rests on, in words; what was not measured is left out.</summary>
public static class TrialEvidence
{
    /// <param name="trial">The row of the view <c>trial_results</c>.</param>
    public static IReadOnlyList<(string Name, string Text)> Of(IReadOnlyDictionary<string, object?> trial)
    {
        var compared = trial.GetValueOrDefault("scene") as string == ChoiceText.Of(SceneKind.Constant) ? "pixels" : "whole objects (none that the border cuts)";
        (string Name, string? Text)[] facts =
        [
            ("class gap", Of<double>("class_gap", static gap => $"{Number(gap)}, distance between classes over the distance within one")),
            ("objects per phase", Of<long>("objects", objects => Of<long>("predicted_distinct", phases => $"{Whole(objects)} {compared} in {Whole(phases)} phases"))),
            ("response by level", Levels(trial.GetValueOrDefault("level_response") as double[] ?? [])),
            ("background gap", Of<double>("background_gap", static gap => $"{Number(gap)} tolerances between an object and the background")),
            ("final loss", Of<double>("final_loss", loss => Of<double>("delta_d", margin => $"{Number(loss)}, converged up to {Number(Convergence.Limit(new GridPoint { DeltaD = margin }))}"))),
            ("empty windows", Of<int>("empty_windows", empty => Of<int>("steps_made", steps => $"in {Whole(empty)} of {Whole(steps)} steps the windows showed fewer than two instances, background included"))),
            ("clustering control", Of<bool>("clustering_control", static found =>
                $"the same mean shift {(found ? "finds" : "does not find")} instances that are separable by construction")),
            ("generic stitch error", Of<double>("stitch_error_generic", static error => $"{Number(error)} on an image without symmetry")),
            ("lead of the largest grid", Of<double>("grid_gap", static gap => $"{Number(gap)} of its sum of squares")),
        ];
        return [.. facts.Where(static fact => fact.Text is not null).Select(static fact => (fact.Name, fact.Text!))];

        string? Of<T>(string column, Func<T, string?> words) where T : struct => trial.GetValueOrDefault(column) is T value ? words(value) : null;
    }

    private static string? Levels(double[] responses) => responses.Length == 0 ? null
        : $"{string.Join(", ", responses.Select(static (response, level) => $"{Number(response)} below level {Whole(level)}"))}, in deviations of the output";

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
