using Sweep.Storage.Queries;

namespace Sweep.Cli.Reporting;

/// <summary>The columns of a view that are worth their width in a table.</summary>
internal static class TellingColumns
{
    // Evidence, provenance and bookkeeping: for programs, or for one trial at a time.
    private static readonly HashSet<string> Bookkeeping =
    [
        "sweep", "ordinal", "trial_id", "training_id", "attempt_id", "configuration", "objects", "tolerance", "within_class", "between_classes", "output_deviation",
        "jump_profile", "steps_made", "verdict_reason", "prediction_notes", "distinct_verdict", "stitching_verdict", "seams_verdict", "worker", "device",
        "git_revision", "libraries", "one_dnn", "self_test_passed", "threads", "training_ms", "measuring_ms", "duration_ms", "cost", "finalized_at",
        "learning_rate", "precision", "measure", "attempts", "loss_curve", "images", "truth_objects", "found_instances", "cut_objects", "ap", "separable_verdict",
        "shifts_verdict", "network", "controls_failed", "verdict_cause", "level_response", "grid_gap", "background_gap", "stitch_error_generic", "empty_windows",
        "clustering_control",
    ];

    /// <summary>Always told: the outcome, and over how many seeds.</summary>
    private static readonly HashSet<string> Outcomes = ["verdict", "n", "confirmed", "confirmed_low", "confirmed_high"];

    /// <summary>Positions of the columns that are no bookkeeping and do not say the same in every row; a verdict and the number of seeds are always told.</summary>
    public static async Task<IReadOnlyList<int>> OfAsync(Func<Task<QueryRows>> open, CancellationToken cancellationToken)
    {
        await using var rows = await open();
        IReadOnlyList<object?>? first = null;
        var varies = rows.Columns.Select(Outcomes.Contains).ToArray();
        await foreach (var row in rows.ReadAsync(cancellationToken).Where(row => !IsControl(rows.Columns, row)))
        {
            first ??= row;
            for (var column = 0; column < varies.Length; column++)
            {
                varies[column] |= !Same(row[column], first[column]);
            }
        }

        return [.. Enumerable.Range(0, varies.Length).Where(column => varies[column] && !Bookkeeping.Contains(rows.Columns[column]))];
    }

    /// <summary>Whether the row is one of the points that every sweep measures beside its own: they vary what the sweep does not.</summary>
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

    private static bool Same(object? one, object? other) =>
        one is Array left && other is Array right ? left.Cast<object?>().SequenceEqual(right.Cast<object?>()) : Equals(one, other);
}
