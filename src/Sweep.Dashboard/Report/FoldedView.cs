using System.Globalization;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>A view over the seeds as a table of a report.</summary>
/// <param name="View">Its name.</param>
/// <param name="Caption">Content of the table, and method of its intervals.</param>
internal sealed record FoldedView(string View, string Caption, IReadOnlyList<FoldedColumn> Columns)
{
    private const string Seeds = "n: planned seeds, with those that failed, are missing or dead";
    private const string Student = "in brackets the 95 % interval of the mean (Student's t)";
    private const string Exact = "in brackets the exact 95 % interval of the share (Clopper and Pearson)";

    private static readonly FoldedColumn N = Value("n", "n");
    private static readonly FoldedColumn Confirmed = new("Seeds as predicted", static row => Cells.Share(row, "confirmed", "n", "confirmed_low", "confirmed_high"));

    /// <summary>Verdict with its mark. It precedes all numbers, because a narrow screen cuts a wide table at the right.</summary>
    public static readonly FoldedColumn Verdict = new("Verdict", static row => Cells.Text(row, "verdict"), Number: false);

    /// <summary>The choice of rows if there are too many.</summary>
    public string Choice { get; private init; } = "the weightiest verdicts, and of equal ones a sample";

    public static IReadOnlyList<FoldedView> All { get; } =
    [
        new(
            "bound_validation",
            $"Counts of embeddings by configuration (L1 to L3). {Seeds}; capacity: largest conclusive count; mean: {Student}; seeds: {Exact}; gap: distance between classes over the distance within one, the weakest of the seeds.",
            [
                Verdict, N, Value("Bound", "bound"), Value("Predicted", "predicted"), Value("Capacity", "max_measured"), Mean("Mean count", "mean_measured", "ci95_low", "ci95_high"), Confirmed,
                Value("Gap", "min_class_gap"),
            ]),
        new(
            "padding_effect",
            $"Padding against the bound (L4), the furthest beyond it first. {Seeds}; mean: {Student}; beyond the bound: {Exact}.",
            [
                N, Value("Bound", "bound"), Value("Capacity", "max_measured"), Value("Times the bound", "times_bound"), Mean("Mean count", "mean_measured", "measured_low", "measured_high"),
                new("Seeds beyond the bound", static row => Cells.Share(row, "exceeding", "n", "exceeding_low", "exceeding_high")), Value("With valid padding", "max_measured_valid"),
            ]) { Choice = "the furthest beyond the bound, and of equal ones a sample" },
        new(
            "stitching_validation",
            $"Tile-and-stitch by configuration (L5). {Seeds}; errors in standard deviations of the output; RMS: {Student}; seeds: {Exact}.",
            [
                Verdict, N, Truth("Multiple of P", "crop_is_multiple", "yes", "no"), Truth("Predicted", "predicted_seamless", "no seam", "seam"), Value("Least error", "smallest_error_max"),
                Value("Largest error", "largest_error_max"), Mean("Mean RMS", "mean_error_rms", "error_rms_low", "error_rms_high"), Confirmed,
            ]),
        new(
            "window_validation",
            $"Training windows by configuration (L6; where no jump is predicted: the claim that a window above the period is enough). {Seeds}; jump ratio: 1 is no jump; mean: {Student}; seeds: {Exact}; loss: the largest final one.",
            [
                Verdict, N, Truth("Predicted", "predicted_jump", "jump", "no jump"), Value("Median ratio", "median_jump_ratio"), Value("Largest ratio", "max_jump_ratio"),
                Mean("Mean ratio", "mean_jump_ratio", "jump_ratio_low", "jump_ratio_high"), Confirmed, Value("Loss", "max_final_loss"),
            ]),
        new(
            "separability_validation",
            $"Separated objects by configuration (L2 and L7). {Seeds}; means: {Student}; seeds: {Exact}; AP: average precision at an intersection over union of 0.5.",
            [
                Verdict, N, Truth("Predicted", "predicted_separable", "possible", "impossible"), Value("Separable", "separable"), Value("Objects", "truth_objects"), Value("Found", "max_found_instances"),
                Mean("Mean AP", "mean_ap50", "ap50_low", "ap50_high"), Confirmed,
            ]),
        new(
            "shift_validation",
            $"Shifts of the whole image by configuration. {Seeds}; errors in standard deviations of the output; mean: {Student}; seeds: {Exact}.",
            [
                Verdict, N, Truth("Predicted", "predicted_equivariant", "all shifts", "not all"), Value("Largest error", "largest_error_max"), Mean("Mean error", "mean_error_max", "error_max_low", "error_max_high"),
                Value("On the scene", "largest_error_scene"), Confirmed,
            ]),
        new(
            "tile_size_curve",
            $"One network at every tile size. {Seeds}; split: share of the cut objects that are split into parts; means: {Student}; AP as above; loss: the largest final one.",
            [
                N, Truth("Multiple of P", "crop_is_multiple", "yes", "no"), Value("Largest error", "largest_error_max"), Mean("Mean jump ratio", "mean_jump_ratio", "jump_ratio_low", "jump_ratio_high"),
                Mean("Mean split", "mean_split_share", "split_share_low", "split_share_high"), Mean("Mean AP", "mean_ap50", "ap50_low", "ap50_high"), Value("Loss", "max_final_loss"),
            ]) { Choice = "the curves of a sample of the networks" },
    ];

    private static FoldedColumn Value(string heading, string column) => new(heading, row => Cells.Text(row, column));

    private static FoldedColumn Mean(string heading, string mean, string low, string high) => new(heading, row => Cells.Mean(row, mean, low, high));

    private static FoldedColumn Truth(string heading, string column, string yes, string no) =>
        new(heading, row => row[column] switch { true => yes, false => no, _ => "–" }, Number: false);
}

/// <summary>A measured column of a folded table.</summary>
/// <param name="Cell">Returns the text of a row, given its values by column name.</param>
internal sealed record FoldedColumn(string Heading, Func<IReadOnlyDictionary<string, object?>, string> Cell, bool Number = true)
{
    public ReportColumn Column => new(Prose.Plain(Heading), Number);
}

/// <summary>Writes values of a row of a view as text.</summary>
internal static class Cells
{
    public static string Text(IReadOnlyDictionary<string, object?> row, string column) => Text(row[column]);

    /// <summary>"4 [3.2, 4.8]"; without the interval of a single seed.</summary>
    public static string Mean(IReadOnlyDictionary<string, object?> row, string mean, string low, string high) =>
        row[mean] is null ? "–" : row[low] is null ? Text(row[mean]) : $"{Text(row[mean])} [{Text(row[low])}, {Text(row[high])}]";

    /// <summary>"5 of 5 [48 %, 100 %]".</summary>
    public static string Share(IReadOnlyDictionary<string, object?> row, string part, string whole, string low, string high) =>
        row[low] is null ? $"{Text(row[part])} of {Text(row[whole])}" : $"{Text(row[part])} of {Text(row[whole])} [{Percent(row[low])}, {Percent(row[high])}]";

    public static string Text(object? value) => value switch
    {
        null => "–",
        string text => text.Replace('_', ' '),
        bool truth => truth ? "yes" : "no",
        double number => Number(number),
        decimal number => Number((double)number),
        int[] axes when axes.Distinct().Count() == 1 => Text(axes[0]),
        int[] axes => string.Join(" × ", axes),
        long number => Whole(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Percent(object? share) => $"{Number(Math.Round(100 * (double)share!))} %";
}
