using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Cli.Results;

/// <summary>The columns of <c>trial_results</c> in groups, for reading one trial. Columns that were added later are at the end.</summary>
internal static class SheetSections
{
    private static readonly (string Title, HashSet<string> Columns)[] Sections =
    [
        ("trial", [
            "ordinal", "trial_id", "training_id", "control", "controls_failed", "state_reason", "failure_cause", "verdict_reason", "verdict_cause",
            .. Laws.All.Select(static law => law.VerdictColumn), "finalized_at"]),
        ("parameters", [.. Axes.All.Select(static axis => axis.Name), "measure"]),
        ("prediction", [
            "period", "bound", .. Laws.All.SelectMany(static law => new[] { law.PredictionColumn, law.RowColumn }), "prediction_notes"]),
        ("measurement", [.. Quantities.All.Select(static quantity => quantity.Name)]),
        ("origin", [
            "worker", "device", "git_revision", "libraries", "science", "one_dnn", "self_test_passed", "threads", "training_ms", "measuring_ms", "duration_ms", "cost",
            "reused_from", "resumed_step", "images_sha256"]),
    ];

    // Shown in the heading, or with the attempts below.
    private static readonly HashSet<string> Elsewhere = ["sweep", "state", "verdict", "attempts", "configuration", "configuration_id", "network"];

    /// <summary>Returns the sections that have values.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<(string Name, object? Value)> Fields)> Of(IReadOnlyDictionary<string, object?> trial)
    {
        var known = Sections.SelectMany(static section => section.Columns).Concat(Elsewhere).ToHashSet();
        foreach (var (title, columns) in Sections.Append((Title: "more", Columns: trial.Keys.Where(name => !known.Contains(name)).ToHashSet())))
        {
            // The evidence of the verdict in words, before the numbers behind it.
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
