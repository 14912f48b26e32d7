using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Pages;

/// <summary>Prediction and measurement of a trial side by side, law by law, with formula, premises and evidence.</summary>
internal static class TrialComparison
{
    private static readonly string[] Headings = ["What", "Predicted", "Measured", "Verdict"];

    public static Html Of(TrialFacts facts) => Html.Of($"""
        <h2>Prediction and measurement</h2>
        {TableCells.Table("Predicted before the trial ran, and measured", Headings.Select(TableCells.Heading), Html.Join(Rows(facts), Row))}<div class="columns">
        <section><h3>Formula and premises</h3>
        <ul>{Html.Join(facts.List<string>("prediction_notes"), static note => Html.Of($"<li>{note}</li>"))}</ul></section>
        <section><h3>Evidence</h3>
        {Premises(facts)}{Evidence(facts)}</section>
        </div>

        """);

    private static IEnumerable<(string What, string Predicted, string Measured, string? Verdict)> Rows(TrialFacts facts) => Laws.All.Select(law =>
        (law.Title, law.IsCount ? AtMost(law, facts) : law.Says(facts.Value<bool>(law.PredictionColumn)) ?? "", Measured(law.Headline, facts), facts.Text(law.VerdictColumn)));

    private static Html Row((string What, string Predicted, string Measured, string? Verdict) row) =>
        row is { Predicted: "", Measured: "" } ? default : Html.Of($"""
            <tr><th scope="row">{row.What}</th><td>{row.Predicted}</td><td>{row.Measured}</td><td>{Chips.Verdict(row.Verdict)}</td></tr>

            """);

    private static string AtMost(Law law, TrialFacts facts) => law.Says(facts.Text(law.PredictionColumn)) is { } predicted ? $"{predicted} (bound {facts.Text("bound")})"
        : facts.Text("bound") is { } bound ? $"not predicted (bound {bound})" : "";

    private static string Measured(Quantity quantity, TrialFacts facts) => facts.Text(quantity.Name) is not { } value ? ""
        : quantity == Laws.Counts.Headline && facts.Text("objects") is { } objects ? $"{value} among {objects} {(IsConstant(facts) ? "pixels" : "whole objects")}"
        : facts.Value<double>(quantity.Name) is not null ? $"{quantity.Title} {value}{(quantity.Unit == "sd" ? " standard deviations" : "")}"
        : value;

    private static bool IsConstant(TrialFacts facts) => facts.Text("scene") == ChoiceText.Of(SceneKind.Constant);

    /// <summary>The evidence that the verdict required.</summary>
    private static Html Premises(TrialFacts facts) => facts.Evidence is { Count: > 0 } evidence
        ? TrialFacts.Facts(evidence.Select(static fact => (Sentence.Of(fact.Name).TrimEnd('.'), Html.Of($"{fact.Text}"))))
        : default;

    private static Html Evidence(TrialFacts facts) => facts.Facts(
        (IsConstant(facts) ? "Pixels compared" : "Objects counted, without those that the border cuts", "objects"), ("Largest distance within a class", "within_class"),
        ("Smallest between classes", "between_classes"), ("Tolerance", "tolerance"), ("Deviation of the output", "output_deviation"), ("Dead network", "dead"),
        ("Stitch error, RMS", "stitch_error_rms"), ("Steps made", "steps_made"), ("Objects of the ground truth, with those that the border cuts", "truth_objects"),
        ("Instances found", "found_instances"), ("Of these cut by a tile line (without tiles: all)", "cut_objects"), ("False splits", "false_splits"), ("False merges", "false_merges"),
        ("AP at IoU 0.5", "ap50"), ("AP 0.5 to 0.95", "ap"), ("Shift error on the scene", "shift_error_scene"));
}

/// <summary>Measurements that arrived after the trial was final, compared with the accepted one: a free test of reproducibility.</summary>
internal static class LateTable
{
    private static readonly Html[] Headings =
        [TableCells.Heading("Came"), TableCells.Heading("Worker"), TableCells.Heading("Device"), TableCells.Heading("Verdict"), TableCells.Heading("Compared with the accepted one")];

    public static Html Of(IReadOnlyList<LateMeasurement> late) => late.Count == 0 ? default : Html.Of($"""
        <h2>Late measurements</h2>
        {TableCells.Table("Reports that arrived after the trial was final; they do not count, but should show the same numbers", Headings, Html.Join(late, Row))}
        """);

    private static Html Row(LateMeasurement late) => Html.Of($"""
        <tr data-key="{late.Attempt}"><th scope="row">{Digits.Time(late.Received)}</th><td>{late.Worker}</td><td>{late.Device}</td><td>{Chips.Verdict(late.Verdict)}</td>{Compared(late.Differing)}</tr>

        """);

    private static Html Compared(IReadOnlyList<string>? differing) => differing switch
    {
        null => Html.Of($"<td>there is none: the trial had ended without a measurement</td>"),
        [] => Html.Of($"<td>equal to the last bit</td>"),
        _ => Html.Of($"<td class=\"alarm\">differs in {string.Join(", ", differing.Select(Chips.Words))}</td>"),
    };
}
