using Sweep.Theory;

namespace Sweep.Storage.Charts;

/// <summary>The measures that charts know.</summary>
public static class ChartMeasures
{
    private const string Instances = "'instances' = any(measure)";

    // Telling apart is a capacity where it is possible.
    private const string Impossible = "bool_or(not predicted_separable)";

    private const string AnyOfEvery =
        "bool_or(coalesce(stitching_verdict, seams_verdict, shifts_verdict, case when not predicted_separable then separable_verdict end) is not null)";

    public static IReadOnlyList<ChartMeasure> All { get; } =
    [
        new("verdict", "Trials confirmed, all laws", "(verdict = 'confirmed')::integer", "verdict", Every: AnyOfEvery),
        new("distinct", "Distinct embeddings", "measured_distinct", "distinct_verdict", "predicted_distinct", "'separability' = any(measure)", "false"),
        new("stitch_error", "Stitch error (standard deviations)", "stitch_error_max", "stitching_verdict", Asked: "tile_crop is not null and 'stitching' = any(measure)"),
        new("jump_ratio", "Jump ratio across tile lines", "jump_ratio", "seams_verdict", Asked: "'seams' = any(measure)"),
        new("separable", "Share of seeds with all objects separable", "separable::integer", "separable_verdict", "predicted_separable::integer", Instances, Impossible),
        new("false_splits", "Share of cut objects that are split", "false_splits::double precision / nullif(cut_objects, 0)", "separable_verdict", null, Instances, Impossible),
        new("ap50", "Average precision at IoU 0.5", "ap50", "separable_verdict", null, Instances, Impossible),
        new("shift_error", "Error under shifts of the whole image (standard deviations)", "shift_error_max", "shifts_verdict", Asked: "'shifts' = any(measure)"),
        new("final_loss", "Final loss", "final_loss", "verdict", Every: AnyOfEvery),
    ];

    /// <exception cref="InvalidSweepException">There is none of this name.</exception>
    public static ChartMeasure Find(string name) => All.FirstOrDefault(measure => measure.Name == name)
        ?? throw new InvalidSweepException($"there is no measure {name}; the measures are {string.Join(", ", All.Select(static measure => measure.Name))}");
}
