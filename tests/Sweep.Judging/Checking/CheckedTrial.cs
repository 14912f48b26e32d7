using Sweep.Judging.Formulas;
using Sweep.Learning.Runs;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Judging.Checking;

/// <summary>One trial, predicted twice and measured as a worker does.</summary>
/// <param name="Differences">Where the prediction differs from the formula.</param>
/// <param name="Above">Counts that no network may have.</param>
internal sealed record CheckedTrial(
    Trial Trial, Measurement Measurement, Judgement Judgement, IReadOnlyList<string> Differences, IReadOnlyList<string> Above)
{
    public bool IsRefuted => Judgement.Overall == Verdict.Refuted;

    public static CheckedTrial Of(Trial trial)
    {
        var expected = Expected.Of(trial);
        var predicted = trial.Prediction;
        List<string> differences = [];
        Compare("bound", predicted.Bound, expected.Bound);
        if (predicted.Distinct is not null || !expected.RoundingDecides)
        {
            Compare("distinct", predicted.Distinct, expected.Distinct);
        }

        CompareStated("seamless", predicted.Seamless, expected.Seamless);
        CompareStated("jump", predicted.Jump, expected.Jump);
        CompareStated("separable", predicted.Separable, expected.Separable);

        var judged = JudgedRun.Of([trial], checkpointing: null, images: null, CancellationToken.None, CancellationToken.None).Single();
        var counted = judged.Outcome.Measurement.Distinct;
        List<string> above = [];
        if (counted > predicted.Distinct && !expected.RoundingDecides && judged.Judgement.Distinct != Verdict.Inconclusive)
        {
            above.Add($"{counted} embeddings, {predicted.Distinct} predicted");
        }

        if (counted > expected.Distinct && !expected.RoundingDecides)
        {
            above.Add($"{counted} embeddings, {expected.Distinct} by the formula");
        }

        return new CheckedTrial(trial, judged.Outcome.Measurement, judged.Judgement, differences, above);

        void Compare<T>(string what, T said, T formula)
        {
            if (!Equals(said, formula))
            {
                differences.Add($"{what} is {Text(said)}, the formula says {Text(formula)}");
            }
        }

        void CompareStated(string what, bool? said, bool? formula)
        {
            if (said is not null)
            {
                Compare(what, said, formula);
            }
        }
    }

    private static string Text<T>(T value) => value?.ToString() ?? "nothing";
}
