using Sweep.Judging.Drawing;
using Sweep.Judging.Formulas;
using Sweep.Judging.Witness;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

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
            try
            {
                var found = CheckedTrial.Of(trial);
                summary.Add(found);
                Write(configuration, found, isShown, output);
            }
            catch (Exception failure)
            {
                // The other configurations are checked all the same; a failure is counted and makes the check fail.
                summary.AddFailure();
                output.WriteLine($"{configuration.Number} failed: {failure.Message}: {trial.Point.Canonical}");
            }
        }
    }

    private static void Write(Configuration configuration, CheckedTrial found, bool isShown, TextWriter output)
    {
        var text = found.Trial.Point.Canonical;
        string[] faults = [.. found.Differences, .. found.Above, .. found.IsRefuted ? new[] { $"refuted: {found.Judgement.Reason}" } : []];
        foreach (var fault in faults)
        {
            output.WriteLine($"{configuration.Number} {fault}: {text}");
        }

        if (isShown)
        {
            output.WriteLine($"{configuration.Number} {found.Judgement.Overall}: {found.Judgement.Reason}: {text}");
            output.WriteLine($"predicted {found.Trial.Prediction}: {string.Join("; ", found.Trial.Prediction.Notes)}");
            output.WriteLine($"by the formula {Expected.Of(found.Trial)}");
            output.WriteLine($"{found.Measurement}, responses [{string.Join(", ", found.Measurement.LevelResponse ?? [])}]");
        }
    }
}
