using Sweep.Storage.Reading;
using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

/// <summary>The answer to a sweep's question in at most two sentences.</summary>
internal static class SweepAnswer
{
    public const int MostSentences = 2;

    /// <summary>Problems come first, then the laws in the given order, as many as fit.</summary>
    public static string Of(Standing standing, IReadOnlyList<Statement> statements) => string.Join(' ', new[] { standing.Sentence }
        .Concat(standing.SaysAll ? [] : statements.Count == 0 ? [Standing.Silence] : statements.Select(static statement => statement.Sentence))
        .OfType<string>()
        .Take(MostSentences));
}

/// <summary>State of a sweep: what an answer says before the laws.</summary>
/// <param name="ControlFailed">Whether a control did not come out as it must.</param>
/// <param name="MainCause">Of most inconclusive trials; null: it was not noted.</param>
internal sealed record Standing(bool ControlFailed, Coverage Coverage, VerdictCounts Verdicts, string? MainCause)
{
    private long Feasible => Coverage.Planned - Coverage.Infeasible;

    private long Unmeasured => Feasible - Coverage.Succeeded;

    private bool IsConclusive => Verdicts.Confirmed + Verdicts.NotReached + Verdicts.Refuted > 0;

    private bool IsPredicted => Verdicts.Predicted() > 0;

    /// <summary>Whether no law with a prediction has a verdict.</summary>
    public bool SaysAll => ControlFailed || Coverage.Succeeded == 0 || (IsPredicted && !IsConclusive);

    /// <summary>The first sentence; null: nothing stands in the way of an answer.</summary>
    public string? Sentence => this switch
    {
        { ControlFailed: true } => "Open: a control failed, so that no verdict of this sweep counts.",
        { Feasible: 0 } => "Open: no trial of this sweep is feasible.",
        { Coverage.Succeeded: 0 } => $"Open: none of {Counted(Feasible, "trial")} is measured{Failed}.",
        { Verdicts.Refuted: > 0 and var refuted } =>
            $"Refuted, unless this program is at fault: {Counted(refuted, "trial")} of {Whole(Coverage.Succeeded)} {(refuted == 1 ? "speaks" : "speak")} against a prediction{(Unmeasured == 0 ? "" : $", and {Missing}")}.",
        { IsPredicted: true, IsConclusive: false } =>
            $"Open: none of {Counted(Verdicts.Predicted(), "verdict")} is conclusive{(MainCause is null ? "" : $" (mostly \"{MainCause}\")")}{(Unmeasured == 0 ? "" : $", and {Missing}")}.",
        { Unmeasured: > 0 } => $"Open: {Missing}.",
        _ => null,
    };

    /// <summary>The sentence of an answer in which no law has a statement.</summary>
    public const string Silence = "No law predicts anything of what was measured; the notes of each trial name the premise that fails.";

    private string Missing => $"{Whole(Unmeasured)} of {Counted(Feasible, "trial")} {(Unmeasured == 1 ? "is" : "are")} not measured{Failed}";

    private string Failed => Coverage.Failed == 0 ? "" : $" ({Whole(Coverage.Failed)} failed)";
}
