using Sweep.Cli.Presets;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory.Lawbook;

namespace Sweep.Cli.Results;

/// <summary>Chooses the columns of a view that a table shows.</summary>
internal static class TellingColumns
{
    // Evidence, provenance and bookkeeping: for programs, or for one trial at a time.
    private static readonly HashSet<string> Bookkeeping =
    [
        "sweep", "sweep_id", "ordinal", "trial_id", "training_id", "attempt_id", "configuration", "tolerance", "within_class", "between_classes", "output_deviation",
        "jump_profile", "steps_made", "verdict_reason", "prediction_notes", "worker", "device", "configuration_id", "law",
        "git_revision", "libraries", "one_dnn", "self_test_passed", "threads", "training_ms", "measuring_ms", "duration_ms", "cost", "finalized_at",
        "learning_rate", "precision", "measure", "attempts", "loss_curve", "images", "images_sha256", "science", "network", "controls_failed",
        "verdict_cause", "level_response", "grid_gap", "background_gap", "stitch_error_generic", "empty_windows", "clustering_control",
        .. Laws.All.SelectMany(static law => new[] { law.VerdictColumn, law.RowColumn }),
    ];

    /// <summary>Shown only if they vary: values of the sweep file, and states that are normally the same.</summary>
    private static readonly HashSet<string> Circumstances =
        [.. PointCells.Axes, "period", "control", "state", "state_reason", "failure_cause", "dead", "reused_from", "resumed_step"];

    /// <summary>Always shown: the outcome and the number of seeds.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["verdict", "n", "confirmed", "confirmed_low", "confirmed_high"];

    /// <summary>Predictions and measurements, shown even if all rows have the same value, such as 16 of 16.</summary>
    public static bool IsTelling(ColumnLook look) => !Bookkeeping.Contains(look.Name)
        && (look.Varies || Outcomes.Contains(look.Name) || (look.Filled > 0 && !Circumstances.Contains(look.Name)));

    /// <summary>Returns whether the row is a control; controls vary axes that the sweep does not.</summary>
    public static bool IsControl(IReadOnlyList<string> columns, IReadOnlyList<object?> row)
    {
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column] == "control")
            {
                return row[column] is true;
            }
        }

        return false;
    }
}
