namespace Sweep.Storage.Answers;

/// <summary>Columns of <c>trial_results</c> that a question names: axes that vary, predictions and measurements.</summary>
public sealed record AskedColumns(IReadOnlyList<string> Axes, IReadOnlyList<string> Numbers)
{
    /// <summary>Columns that the laws of each subject predict and read, the most important first.</summary>
    private static readonly IReadOnlyDictionary<Subject, IReadOnlyList<string>> Read = new Dictionary<Subject, IReadOnlyList<string>>
    {
        [Subject.Windows] = ["predicted_jump", "jump_ratio", "final_loss"],
        [Subject.Curve] = ["false_splits", "stitch_error_max", "cut_objects"],
        [Subject.Stitching] = ["predicted_seamless", "stitch_error_max", "stitch_error_rms"],
        [Subject.Counts] = ["predicted_distinct", "measured_distinct", "bound", "class_gap"],
        [Subject.Separability] = ["predicted_separable", "separable", "truth_objects", "found_instances", "false_merges", "false_splits", "ap50"],
        [Subject.Padding] = ["bound", "measured_distinct"],
        [Subject.Shifts] = ["predicted_equivariant", "shift_error_max", "shift_error_scene"],
    };

    /// <summary>Words by which questions ask for a subject; where several occur, the first of this list is the most specific.</summary>
    private static readonly IReadOnlyList<(Subject Subject, string[] Words)> Asking =
    [
        (Subject.Curve, ["split"]),
        (Subject.Windows, ["jump", "window"]),
        (Subject.Shifts, ["shifts"]),
        (Subject.Padding, ["padding"]),
        (Subject.Counts, ["how many", "number", "count", "embedding", "bound"]),
        (Subject.Separability, ["apart", "separa", "instance", "merge", "symmetry", "precision"]),
        (Subject.Stitching, ["stitch", "tile", "crop", "seam"]),
    ];

    /// <summary>Words of a question that stand for a single column.</summary>
    private static readonly IReadOnlyList<(string Word, string Column)> Named =
        [("split", "false_splits"), ("merge", "false_merges"), ("precision", "ap50"), ("loss", "final_loss")];

    /// <param name="varying">Columns that take more than one value.</param>
    /// <param name="filled">How many rows have a value, for each column.</param>
    /// <returns>By subject: those that the question's words ask for first, then those whose axes vary, and of these the one with the most rows.</returns>
    public static IReadOnlyList<AskedColumns> Of(string question, IReadOnlySet<string> varying, IReadOnlyDictionary<string, long> filled)
    {
        bool Asks(string word) => question.Contains(word, StringComparison.OrdinalIgnoreCase);
        long Rows(Subject subject) => Read[subject].Where(IsMeasured).Max(column => filled.GetValueOrDefault(column));
        bool IsFilled(string column) => filled.GetValueOrDefault(column) > 0;
        var asked = Asking.Where(asking => asking.Words.Any(Asks)).Select(static asking => asking.Subject);
        var other = Enum.GetValues<Subject>().OrderByDescending(subject => Subjects.AxesOf(subject).Any(varying.Contains)).ThenByDescending(Rows);
        AskedColumns[] subjects =
        [
            .. from subject in asked.Concat(other).Distinct()
               where Rows(subject) > 0
               select new AskedColumns([.. Subjects.AxesOf(subject).Where(varying.Contains)], [.. Read[subject].Where(IsFilled)]),
        ];
        var named = Named.Where(name => Asks(name.Word) && IsFilled(name.Column)).Select(static name => name.Column);
        return subjects is [var first, .. var rest] ? [first with { Numbers = [.. named.Union(first.Numbers)] }, .. rest] : [];
    }

    private static bool IsMeasured(string column) => column is not "bound" and not "final_loss" && !column.StartsWith("predicted_", StringComparison.Ordinal);
}
