using Sweep.Storage.Queries;

namespace Sweep.Cli.Reporting;

/// <summary>The columns of <c>trial_results</c> in groups, as one reads a trial. Columns that came later stand at the end.</summary>
internal static class SheetSections
{
    private static readonly (string Title, HashSet<string> Columns)[] Sections =
    [
        ("trial", [
            "ordinal", "trial_id", "training_id", "control", "controls_failed", "state_reason", "failure_cause", "verdict_reason", "verdict_cause",
            "distinct_verdict", "stitching_verdict", "seams_verdict", "separable_verdict", "shifts_verdict", "finalized_at"]),
        ("parameters", [
            "dimensions", "depth", "factor", "padding", "upsampling", "pooling", "normalisation", "convolutions", "width", "embedding", "scene", "images", "radius",
            "spacing", "noise", "elastic", "train_window", "batch", "steps", "learning_rate", "delta_v", "delta_d", "pair_mask", "precision", "whole_image", "tile_crop",
            "halo", "bandwidth", "kernel", "measure", "seed"]),
        ("prediction", [
            "period", "bound", "predicted_distinct", "predicted_seamless", "predicted_jump", "predicted_separable", "predicted_equivariant", "prediction_notes"]),
        ("measurement", [
            "measured_distinct", "objects", "tolerance", "within_class", "between_classes", "class_gap", "stitch_error_max", "stitch_error_rms", "jump_ratio", "jump_profile",
            "output_deviation", "dead", "final_loss", "loss_curve", "steps_made", "separable", "truth_objects", "found_instances", "cut_objects", "false_splits",
            "false_merges", "ap50", "ap", "shift_error_max", "shift_error_scene", "level_response", "grid_gap", "background_gap", "stitch_error_generic",
            "empty_windows", "clustering_control"]),
        ("origin", [
            "worker", "device", "git_revision", "libraries", "science", "one_dnn", "self_test_passed", "threads", "training_ms", "measuring_ms", "duration_ms", "cost",
            "reused_from", "resumed_step", "images_sha256"]),
    ];

    // Said by the heading, or by the attempts below.
    private static readonly HashSet<string> Elsewhere = ["sweep", "state", "verdict", "attempts", "configuration"];

    /// <summary>Sections with what is known; empty ones are left out.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<(string Name, object? Value)> Fields)> Of(IReadOnlyDictionary<string, object?> trial)
    {
        var known = Sections.SelectMany(static section => section.Columns).Concat(Elsewhere).ToHashSet();
        foreach (var (title, columns) in Sections.Append((Title: "more", Columns: trial.Keys.Where(name => !known.Contains(name)).ToHashSet())))
        {
            // What the verdict rests on in words, before the numbers it was taken from.
            if (title == "measurement" && TrialEvidence.Of(trial) is { Count: > 0 } evidence)
            {
                yield return ("evidence", [.. evidence.Select(static fact => (fact.Name, (object?)fact.Text))]);
            }

            if (Told(trial, columns) is { Count: > 0 } fields)
            {
                yield return (title, fields);
            }
        }
    }

    private static IReadOnlyList<(string Name, object? Value)> Told(IReadOnlyDictionary<string, object?> trial, HashSet<string> columns) =>
        [.. trial.Where(field => columns.Contains(field.Key) && field.Value is not null and not "" and not Array { Length: 0 }).Select(static field => (field.Key, field.Value))];
}
