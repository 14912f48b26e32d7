using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sweep.Dashboard.Report;
using Sweep.Storage.Tests;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Tests.Report;

[Slow]
public sealed partial class SweepReportsTests(ReportedSweep reported) : IClassFixture<ReportedSweep>
{
    private static readonly Func<GridPoint, long?> AsPredicted = static point => point.Spacing[0] == 5 ? 4 : 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_one_well_formed_file_that_asks_nobody_anything()
    {
        await reported.SubmitAsync("whole", AsPredicted);

        var page = await HtmlAsync("whole");

        var document = Parsed(page);
        Assert.All(document.Descendants().Attributes("src"), static source => Assert.StartsWith("data:image/png;base64,", source.Value, StringComparison.Ordinal));
        Assert.All(document.Descendants().Attributes("href"), static link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(document.Descendants(), static element => element.Name.LocalName is "link" or "iframe" or "object" or "base" or "form");
        Assert.DoesNotContain("url(", document.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", Policy(document), StringComparison.Ordinal);
        Assert.InRange(page.Length, 1_000_000, 2_000_000);
    }

    [Fact]
    public async Task The_policy_lets_only_the_reports_own_scripts_run()
    {
        await reported.SubmitAsync("policed", AsPredicted);

        var page = await HtmlAsync("policed");

        var scripts = Scripts().Matches(page).Select(static script => script.Groups[1].Value).ToList();
        Assert.Equal(2, scripts.Count);
        var policy = Policy(Parsed(page));
        Assert.DoesNotContain("script-src 'unsafe", policy);
        Assert.All(scripts, script => Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy));
    }

    [Fact]
    public async Task What_people_wrote_stays_text()
    {
        await reported.SubmitAsync("hostile", AsPredicted);

        var document = Parsed(await HtmlAsync("hostile"));
        var markdown = (await WriteAsync("hostile", ReportFormat.Md)).Text;

        Assert.Contains(document.Descendants("p"), static paragraph => paragraph.Value == $"Question. {ReportedSweep.Question}");
        Assert.Contains(document.Descendants("pre"), static listing => listing.Value.Contains("</pre><script>alert(2)</script>", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", markdown.Split("```")[0]);
        Assert.DoesNotContain("<img", markdown);
        Assert.Contains("\n````\nname: hostile\n", markdown);
    }

    [Fact]
    public async Task A_sweep_with_all_measured_as_predicted_is_confirmed()
    {
        await reported.SubmitAsync("good", AsPredicted);

        var text = await TextAsync("good");

        Assert.Contains("Every prediction is confirmed", text);
        Assert.Contains("L2 exact count (confirmed in its one configuration)", text);
        Assert.DoesNotContain("Incomplete", text);
    }

    [Fact]
    public async Task A_sweep_with_one_trial_open_never_says_confirmed()
    {
        await reported.SubmitAsync("open", static point => point is { Seed: 1 } && point.Spacing[0] == 6 ? null : AsPredicted(point));

        var text = await TextAsync("open");

        Assert.Contains("5 of 6 feasible trials (83 %)", text);
        Assert.Contains("incomplete: 1 of 1 configuration agree so far", text);
        Assert.Contains("Agree so far", text);
        Assert.DoesNotContain("confirmed", Sentences(text).Replace("No law can be called confirmed before all are measured", ""), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_question_is_answered_before_anything_else_and_causes_are_counted()
    {
        await reported.SubmitAsync("answered", static point => point is { Seed: 1 } && point.Spacing[0] == 6 ? 1 : AsPredicted(point));

        var text = (await WriteAsync("answered", ReportFormat.Md)).Text;

        Assert.Contains("**Answer.** Counts reach the prediction in 2 of 2 configurations; none exceeds it.\n", text);
        Assert.Contains("- 1 not reached: fewer embeddings than are possible\n", text);
        Assert.Contains("Answer. Open: 1 of 6 trials is not measured. Counts reach", await OpenAnswerAsync());
    }

    private async Task<string> OpenAnswerAsync()
    {
        await reported.SubmitAsync("unanswered", static point => point is { Seed: 1 } && point.Spacing[0] == 6 ? null : AsPredicted(point));
        return await TextAsync("unanswered");
    }

    [Fact]
    public async Task A_failed_control_leaves_no_verdict()
    {
        await reported.SubmitAsync("broken", AsPredicted, control: 2);

        var text = await TextAsync("broken");

        Assert.Contains("No verdict of this sweep counts", text);
        Assert.Contains("Answer. Open: a control failed, so that no verdict of this sweep counts.", text);
        Assert.Contains("inconclusive: a control failed", text);
        Assert.DoesNotContain("confirmed in", text);
    }

    [Fact]
    public async Task A_refutation_is_told_first_and_can_be_run_again()
    {
        await reported.SubmitAsync("refuting", static point => point is { Seed: 1 } && point.Spacing[0] == 6 ? 3 : AsPredicted(point));

        var report = await WriteAsync("refuting", ReportFormat.Md);

        Assert.Contains("is refuted by 1 trial of 6", report.Text);
        Assert.Contains("refuted by 1 of 2 trials", report.Text);
        Assert.Contains("3 embeddings where at most 2 are possible", report.Text);
        Assert.Matches(@"name: refuting-again\ngrids:\n  - label: trial \d+\n    fixed: \{ dimensions: 1, .*spacing: 6, .*seed: 1 \}", report.Text);

        // The picture of the refuted trial stands before the others.
        Assert.Equal(2, report.Files.Count);
        Assert.Matches(@"!\[[^]]*refuted\]\(files/trial-\d+\.png\)", report.Text);
        Assert.InRange(report.Text.IndexOf("✗ refuted – 3 embeddings", StringComparison.Ordinal), 1, report.Text.IndexOf("✓ confirmed – ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_are_those_of_the_database()
    {
        await reported.SubmitAsync("counted", static point => point.Spacing[0] == 5 ? 3 + point.Seed : 2);
        var row = (string)(await reported.Database.Source.ScalarAsync("""
            select concat_ws(' ', n, bound, predicted, max_measured, round(mean_measured::numeric, 3)::double precision, round(ci95_low::numeric, 3)::double precision, round(ci95_high::numeric, 3)::double precision)
            from sweep.bound_validation where sweep = 'counted' and predicted = 4
            """))!;
        var hash = (string)(await reported.Database.Source.ScalarAsync("select p.sha256 from sweep.prediction_records p join sweep.sweeps s on s.id = p.sweep_id where s.name = 'counted'"))!;

        var text = (await WriteAsync("counted", ReportFormat.Md)).Text;

        Assert.Equal("2 4 4 4 3.5 -2.853 9.853", row);
        Assert.Contains(@"| 5 | ✓ confirmed | 2 | 4 | 4 | 4 | 3.5 \[-2.853, 9.853\] | 1 of 2 \[1 %, 99 %\] | 1e9 |", text);
        Assert.Contains("L1 bound | 2 of 2 | 1 (1) | 1 (0) | 0 (0)", text);
        Assert.Contains(hash[..16], text);
        Assert.Contains("the same", text);
    }

    [Fact]
    public async Task Predictions_that_were_touched_are_told()
    {
        await reported.SubmitAsync("touched", AsPredicted);
        await reported.Database.Source.ExecuteAsync("update sweep.prediction_notes n set notes = '{nothing}' from sweep.configurations c join sweep.planned_trials t on t.configuration_id = c.id where n.id = c.notes_id and t.ordinal = 3 and t.sweep = 'touched'");

        Assert.Contains("Something is off. The predictions from trial 0 on are not those that were recorded at submission", await TextAsync("touched"));
    }

    [Fact]
    public async Task Two_reports_of_one_state_name_the_same_data_and_a_change_names_other()
    {
        await reported.SubmitAsync("stable", AsPredicted);
        var (first, second) = (Data(await TextAsync("stable")), Data(await TextAsync("stable")));
        await reported.Database.Source.ExecuteAsync("update sweep.measurements set class_gap = 2 where trial_id = (select trial_id from sweep.trial_results where sweep = 'stable' and not control and measured_distinct is not null limit 1)");

        Assert.Equal(first, second);
        Assert.NotEqual(first, Data(await TextAsync("stable")));
    }

    [Fact]
    public async Task A_sweep_that_is_not_there_is_named() =>
        Assert.Contains("no sweep named nobody", (await Assert.ThrowsAsync<InvalidSweepException>(() => WriteAsync("nobody", ReportFormat.Html))).Message);

    [Fact]
    public async Task Both_forms_are_known_again_and_nothing_else_is()
    {
        await reported.SubmitAsync("known", AsPredicted);

        Assert.True(SweepReports.IsReport((await HtmlAsync("known"))[..2000]));
        Assert.True(SweepReports.IsReport((await WriteAsync("known", ReportFormat.Md)).Text[..200]));
        Assert.False(SweepReports.IsReport("<!doctype html><p>mine"));
    }

    private Task<WrittenReport> WriteAsync(string sweep, ReportFormat format) =>
        new SweepReports(reported.Database.Source, TimeProvider.System).WriteAsync(sweep, format, "1.2.3", "files", Cancellation);

    private async Task<string> HtmlAsync(string sweep) => (await WriteAsync(sweep, ReportFormat.Html)).Text;

    /// <summary>What a reader of the page sees, without what draws charts.</summary>
    private async Task<string> TextAsync(string sweep)
    {
        var document = Parsed(await HtmlAsync(sweep));
        document.Descendants().Where(static element => element.Name.LocalName is "script" or "style" or "figure" || element.Attribute("class")?.Value == "numbered").ToList().ForEach(static element => element.Remove());
        return string.Join(' ', document.Descendants("body").Single().DescendantNodes().OfType<XText>().Select(static text => text.Value)).Replace("  ", " ");
    }

    // The laws explain what confirming means, and the sweep file and the question are people's.
    private static string Sentences(string text) => text[..text.IndexOf("is the number of axes", StringComparison.Ordinal)] + text[text.IndexOf("Table 1", StringComparison.Ordinal)..];

    private static string Policy(XDocument document) =>
        document.Descendants("meta").Single(static meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value;

    private static string Data(string text) => text.Split("Data, SHA-256")[1].Trim()[..64];

    /// <summary>As XML, which is stricter: everything that is opened is closed, and every value quoted.</summary>
    private static XDocument Parsed(string page) =>
        XDocument.Parse(Void().Replace(Scripts().Replace(page, "<script></script>"), "<$1/>").Replace("<!doctype html>", "", StringComparison.Ordinal));

    [GeneratedRegex(@"<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"<((?:meta|img|br) [^>]*)>")]
    private static partial Regex Void();
}
