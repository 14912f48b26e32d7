using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>The laws that the sweep tests, with formula and premises, and the verdicts on them.</summary>
internal static class LawSection
{
    public static IEnumerable<Block> Statements(ReportContents report)
    {
        yield return new Paragraph(
            "$d$ is the number of axes of the image, $l$ the number of pooling layers, $f$ their factor, $P_{i}$ the product of the factors along axis $i$ (the period), $s_{i}$ the spacing of "
            + "same-looking objects, $w$ the side of the training window and $c$ the side to which tiles are cropped; all lengths in pixels. $N$ is the number of different embeddings among same-looking objects.");
        foreach (var text in report.Laws.Select(static law => Laws.TextOf(law.Law)).OfType<LawText>())
        {
            yield return new Paragraph(Prose.Strong($"{text.Name}. ") + Prose.Of(text.Statement));
            yield return new Formula(text.Formula);
            yield return new Bullets([.. text.Premises.Select(static premise => Prose.Plain("Premise: ") + Prose.Of(premise)), Prose.Plain("Test: ") + Prose.Of(text.Test), Prose.Plain($"Source: {text.Source}")]);
        }
    }

    public static IEnumerable<Block> Verdicts(ReportContents report)
    {
        // A trial that agrees does not confirm the law yet.
        var agrees = report.IsComplete && report.FailedControls.Count == 0 ? "Confirmed" : "Agree so far";
        yield return new ReportTable(
            Prose.Plain("Verdicts by law: trials, and in parentheses configurations with their seeds taken together. ")
            + Prose.Plain("A count below the largest possible one is only not reached; coverage counts the feasible trials that test the law."),
            [
                new("Law"), new("Coverage", Number: true), new(Prose.Plain(agrees), Number: true), new("Not reached", Number: true), new("Refuted", Number: true),
                new("Inconclusive", Number: true), new("Not predicted", Number: true), new("Outcome"),
            ],
            [.. report.Laws.Select(law => Row(law, report))]);
        yield return new Paragraph(Prose.Plain($"Planned {Sum(report.Coverage)}."));
        if (report.Causes.Largest.Count > 0)
        {
            yield return new Paragraph(Prose.Plain("Measured trials that are not confirmed, by cause:"));
            yield return new Bullets([.. report.Causes.Largest.Select(static group => group.Line).Append(report.Causes.More).OfType<string>().Select(Prose.Plain)]);
        }
    }

    private static IReadOnlyList<Prose> Row(LawVerdicts law, ReportContents report)
    {
        var planned = law.N + report.Unmeasured.GetValueOrDefault(law.Law);
        return
        [
            Prose.Plain(law.Law),
            Prose.Plain($"{Whole(law.N)} of {Whole(planned)}"),
            .. new (long Trials, long Configurations)[]
            {
                (law.Trials.Confirmed, law.Configurations.Confirmed), (law.Trials.NotReached, law.Configurations.NotReached), (law.Trials.Refuted, law.Configurations.Refuted),
                (law.Trials.Inconclusive, law.Configurations.Inconclusive), (law.Trials.NotPredicted, law.Configurations.NotPredicted),
            }.Select(static counts => Prose.Plain($"{Whole(counts.Trials)} ({Whole(counts.Configurations)})")),
            Prose.Strong(Outcome(law, report)),
        ];
    }

    private static string Sum(Coverage coverage) =>
        $"{Whole(coverage.Planned)} = {Whole(coverage.Succeeded)} succeeded + {Whole(coverage.Infeasible)} infeasible + {Whole(coverage.Failed)} failed + {Whole(coverage.Cancelled)} cancelled + {Whole(coverage.Missing)} missing";
}
