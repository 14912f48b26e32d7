using Sweep.Judging.Drawing;
using Sweep.Judging.Witness;
using Sweep.Theory.Verdicts;

namespace Sweep.Judging.Checking;

/// <summary>Checks predictions and verdicts on random configurations, and the effective period on networks of another making.</summary>
internal static class JudgeCheck
{
    public static JudgeSummary Run(JudgingOptions options, TextWriter output)
    {
        output.WriteLine($"seed {options.Seed}, {options.Configurations} configurations");
        var summary = new JudgeSummary();
        var numbers = options.Only is { } one ? [one] : Enumerable.Range(0, options.Configurations);
        foreach (var number in numbers)
        {
            Run(Configuration.Of(options.Seed, number), options.Only is not null, summary, output);
            var witness = WitnessCount.Of(options.Seed, number);
            summary.Add(witness);
            if (witness.Counted > witness.Possible)
            {
                output.WriteLine($"{number} witness: {witness.Counted} embeddings, {witness.Possible} possible: {witness.Point.Canonical}");
            }
        }

        output.WriteLine(summary.ToString());
        return summary;
    }

    private static void Run(Configuration configuration, bool isShown, JudgeSummary summary, TextWriter output)
    {
        summary.Add(configuration);
        foreach (var trial in configuration.Trials)
        {
            var found = CheckedTrial.Of(trial);
            summary.Add(found);
            string[] faults = [.. found.Differences, .. found.Above, .. found.IsRefuted ? new[] { $"refuted: {found.Judgement.Reason}" } : []];
            foreach (var fault in faults)
            {
                output.WriteLine($"{configuration.Number} {fault}: {trial.Point.Canonical}");
            }

            if (isShown)
            {
                output.WriteLine($"{configuration.Number} {VerdictWord(found.Judgement.Overall)}: {found.Judgement.Reason}: {trial.Point.Canonical}");
            }
        }
    }

    private static string VerdictWord(Verdict verdict) => verdict.ToString();
}
