using System.Net;
using System.Text.RegularExpressions;
using Sweep.Dashboard.Tests.Charts;
using Sweep.Dashboard.Tests.Report;
using Sweep.Storage.Tests;

namespace Sweep.Dashboard.Tests.Pages;

[Slow]
public sealed partial class SweepPageTests(SyntheticDatabase database, ReportedSweep reported) : IClassFixture<SyntheticDatabase>, IClassFixture<ReportedSweep>
{
    private const int RowsOfAPage = 100;

    private static readonly HttpClient Browser = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_answers_the_question_and_counts_causes()
    {
        var page = await PageAsync();

        Assert.Contains("<p class=\"answer\"><strong>Answer:</strong> Refuted, unless this program is at fault: ", page);
        Assert.Contains("Measured trials that are not confirmed, by cause", page);
        Assert.Equal(10, Rows(page.Split("Measured trials that are not confirmed, by cause")[^1]).Count);
    }

    [Fact]
    public async Task Its_parts_stand_in_one_order()
    {
        var page = await PageAsync();

        int[] places =
        [
            .. new[]
            {
                "<h1>many trials</h1>", "<p>Is everything still quick", "data-summary", "<nav aria-label=\"Of this sweep\">",
                "<h2>Verdicts</h2>", "<h2 id=\"refuted\">", "<h2 id=\"charts\">", "<h2 id=\"trials\">",
            }.Select(part => page.IndexOf(part, StringComparison.Ordinal)),
        ];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task What_became_of_its_trials_adds_up_to_what_the_database_counts()
    {
        var shown = Coverage().Match(WebUtility.HtmlDecode(await PageAsync()).Replace("\u202F", ""));

        Assert.Equal(
            await database.Source.ScalarAsync("select concat_ws(' ', planned, succeeded, infeasible, failed, cancelled, missing) from sweep.coverage"),
            string.Join(' ', shown.Groups.Values.Skip(1).Select(static group => group.Value)));
    }

    [Fact]
    public async Task A_law_has_a_row_with_the_counts_of_its_verdicts()
    {
        var page = WebUtility.HtmlDecode(await PageAsync()).Replace("\u202F", "");
        var laws = page.Split("Measured trials by law and verdict")[2].Split("</table>")[0];

        var rows = LawRow().Matches(laws).Select(static row => string.Join(' ', row.Groups.Values.Skip(1).Select(static group => group.Value))).ToList();

        Assert.Equal(await database.Source.CountAsync("trial_results where stitching_verdict = 'confirmed' and not control and verdict is not null"), long.Parse(
            rows.Single(static row => row.StartsWith("L5", StringComparison.Ordinal)).Split(' ')[^1]));
    }

    [Fact]
    public async Task A_filter_leaves_the_trials_that_fit_it()
    {
        var trials = Rows(Trials(await PageAsync("?verdict=refuted")));

        Assert.Equal(Math.Min(RowsOfAPage, await database.Source.CountAsync("trial_results where verdict = 'refuted'")), trials.Count);
        Assert.All(trials, static row => Assert.Contains("<span class=\"chip refuted\">", row));
    }

    [Fact]
    public async Task Pages_of_trials_follow_one_another_without_a_gap_or_a_repetition()
    {
        var first = await PageAsync();
        var second = await PageAsync(Next(first));

        var ids = Rows(Trials(first)).Concat(Rows(Trials(second))).Select(static row => Key().Match(row).Groups[1].Value).ToList();

        Assert.Equal(await database.Source.ColumnAsync($"select id::text from sweep.trials order by ordinal limit {2 * RowsOfAPage}"), ids);
        Assert.DoesNotContain(">First trials<", first);
        Assert.Contains(">First trials<", second);
    }

    [Theory]
    [InlineData("?where=nonsense", "Nonsense is no axis with a value")]
    [InlineData("?where=colour%3Dred", "There is no axis colour; those that vary here are ")]
    public async Task A_filter_that_cannot_be_read_is_refused_beside_its_field_and_the_rest_of_the_page_stays(string question, string says)
    {
        var page = await PageAsync(question);

        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"wrong-where\"", page);
        Assert.Contains(says, page.Split("id=\"wrong-where\"")[1].Split("</p>")[0]);
        Assert.Contains("The filter cannot be read, so no trial is shown.", page);
        Assert.Contains("<h2>Verdicts</h2>", page);
    }

    [Fact]
    public async Task While_the_sweep_is_not_over_the_page_asks_for_its_content_again()
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);
        var address = $"/sweeps/{Uri.EscapeDataString(SyntheticDatabase.Sweep)}";

        var whole = await Browser.GetStringAsync(new Uri(server.Address, address), Cancellation);
        var part = await Browser.GetStringAsync(new Uri(server.Address, $"/live{address}"), Cancellation);

        Assert.Contains($"data-live=\"/live/sweeps/{SyntheticDatabase.Sweep}\"", whole);
        Assert.DoesNotContain("<html", part);
        Assert.Equal(Rows(Trials(whole)), Rows(Trials(part)));
    }

    [Fact]
    public async Task A_failed_control_is_told_before_anything_else()
    {
        await reported.SubmitAsync("broken", static _ => 4, control: 2);
        await using var server = await DashboardServer.StartAsync(reported.Database.Source, port: null, Cancellation);

        var page = await Browser.GetStringAsync(new Uri(server.Address, "/sweeps/broken"), Cancellation);

        var alert = page.IndexOf("<p class=\"alert\" role=\"alert\"><strong>Controls failed:</strong> ", StringComparison.Ordinal);
        Assert.InRange(alert, 0, page.IndexOf("data-summary", StringComparison.Ordinal));
        Assert.Contains("No verdict of this sweep counts.", page);
        Assert.Contains(WebUtility.HtmlEncode("</title><script>alert(1)</script>"), page);
        Assert.DoesNotContain("<script>alert(", page);
    }

    [Fact]
    public async Task A_sweep_that_is_not_there_is_not_found()
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);

        using var reply = await Browser.GetAsync(new Uri(server.Address, "/sweeps/no-such"), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("There is no sweep named no-such.", await reply.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string> PageAsync(string question = "")
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);
        return await Browser.GetStringAsync(new Uri(server.Address, $"/sweeps/{Uri.EscapeDataString(SyntheticDatabase.Sweep)}{question}"), Cancellation);
    }

    private static string Trials(string page) => page.Split("<h2 id=\"trials\">")[1];

    private static IReadOnlyList<string> Rows(string part) => [.. part.Split("</table>")[0].Split("<tr data-key=").Skip(1)];

    private static string Next(string page) => WebUtility.HtmlDecode(NextLink().Match(page).Groups[1].Value);

    [GeneratedRegex(@"(\d+) planned = (\d+) succeeded(?: \(\d+ of them controls?\))? \+ (\d+) infeasible \+ (\d+) failed \+ (\d+) cancelled \+ (\d+) missing")]
    private static partial Regex Coverage();

    [GeneratedRegex("<a rel=\"next\" href=\"[^\"?]*(\\?[^\"#]*)#trials\">Next 100 trials</a>")]
    private static partial Regex NextLink();

    [GeneratedRegex("^\"([0-9a-f-]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("<th scope=\"row\">(L\\d)[^<]*</th><td class=\"number\">\\d+</td><td class=\"number[^\"]*\">(\\d+)</td>")]
    private static partial Regex LawRow();
}
