using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Sweep.Dashboard.Tests.Charts;

namespace Sweep.Dashboard.Tests.Pages;

[Fast]
public sealed class TrialPageTests(SyntheticDatabase database) : IClassFixture<SyntheticDatabase>
{
    private const string Rechecked = """
        {
          "format": 1,
          "rechecks": [
            { "condition": "in float64", "measurement": null, "trouble": null,
              "judgement": { "overall": "refuted", "distinct": "refuted", "stitching": null, "seams": null, "separable": null, "shifts": null, "reason": "5 < 6 embeddings" } },
            { "condition": "with 2 threads", "measurement": null, "judgement": null, "trouble": "no memory" }
          ]
        }
        """;

    private static readonly HttpClient Browser = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refuted_trial_shows_its_rechecks_its_packet_and_the_command_that_replays_it()
    {
        var trial = await TrialAsync("verdict = 'refuted'");
        var packet = await AddPacketAsync(trial);

        var page = await PageAsync(trial);

        Assert.Contains("<th scope=\"row\">in float64</th><td><span class=\"chip refuted\">", page);
        Assert.Contains("<td class=\"why\">5 &lt; 6 embeddings</td>", page);
        Assert.Contains("<th scope=\"row\">with 2 threads</th><td><span class=\"state failed\">failed</span></td><td class=\"why\">no memory</td>", page);
        Assert.Contains($"<a href=\"/artifacts/{packet}\" download>", page);
        Assert.Contains($">sweep replay {trial:N}</pre>", page);
    }

    [Fact]
    public async Task A_packet_of_another_program_is_there_to_be_fetched_all_the_same()
    {
        var trial = await TrialAsync("verdict = 'confirmed'");
        var packet = await AddPacketAsync(trial, """{ "format": 2 }""");

        var page = await PageAsync(trial);

        Assert.Contains("Another version of this program wrote the packet", page);
        Assert.Contains($"<a href=\"/artifacts/{packet}\" download>", page);
    }

    [Theory]
    [InlineData("trial_id in (select trial_id from sweep.disagreements)", "<td class=\"alarm\">differs in output deviation</td>")]
    [InlineData("trial_id in (select trial_id from sweep.late_measurements) and trial_id not in (select trial_id from sweep.disagreements)", "<td>equal to the last bit</td>")]
    public async Task What_came_late_is_held_against_what_was_accepted(string which, string says) => Assert.Contains(says, await PageAsync(await TrialAsync(which)));

    [Fact]
    public async Task The_loss_of_a_trial_is_a_chart_with_its_data()
    {
        var trial = await TrialAsync("loss_curve is not null");
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);

        var page = await Browser.GetStringAsync(new Uri(server.Address, $"/trials/{trial:N}"), Cancellation);

        var source = WebUtility.HtmlDecode(page.Split("data-kind=\"loss-curves\"")[1].Split("data-source=\"")[1].Split('"')[0]);
        Assert.Contains("charts.js", page);
        var data = JsonDocument.Parse(await Browser.GetStringAsync(new Uri(server.Address, source), Cancellation)).RootElement;
        var row = Assert.Single(data.GetProperty("rows").EnumerateArray());
        Assert.Equal("losses", data.GetProperty("columns").EnumerateArray().Last().GetString());
        Assert.Equal(100, row.EnumerateArray().Last().GetArrayLength());
        var about = await Browser.GetStringAsync(new Uri(server.Address, source.Replace(".json", "")), Cancellation);
        Assert.Contains($"<a href=\"/trials/{trial:N}\">Trial {trial.ToString("N")[..8]}</a>", about);
        Assert.Contains($"trial_id = &#x27;{trial}&#x27;", about);
    }

    [Fact]
    public async Task A_trial_that_no_network_fits_shows_why_and_nothing_that_it_cannot_have()
    {
        var page = await PageAsync(await TrialAsync("state = 'infeasible'"));

        Assert.Contains("<p>Discs of radius 1 at spacing ", page);
        Assert.Contains("<dt>spacing</dt>", page);
        Assert.DoesNotContain("Prediction and measurement", page);
        Assert.DoesNotContain("Measure it again", page);
    }

    [Fact]
    public async Task A_trial_that_is_still_to_come_is_ready_to_draw_its_loss()
    {
        var page = await PageAsync(await TrialAsync("state = 'pending'"));

        Assert.Contains("<p>Not measured yet.</p>", page);
        Assert.Contains("data-live=", page);
        Assert.Contains("charts.js", page);
    }

    [Fact]
    public async Task A_page_without_charts_does_without_their_library() => Assert.DoesNotContain("charts.js", await PageAsync(await TrialAsync("state = 'failed'")));

    [Fact]
    public async Task A_trial_that_is_not_confirmed_says_why_and_shows_the_evidence_that_was_asked_for()
    {
        var page = await PageAsync(await TrialAsync("verdict = 'inconclusive' and empty_windows = 1 and class_gap is not null and seams_verdict is not null"));

        Assert.Matches("<p class=\"cause\">inconclusive: <strong>.*inconclusive.*</strong></p>", page);
        Assert.Contains("<dt>Class gap</dt>", page);
        Assert.Matches(@"<dt>Empty windows</dt><dd>in 1 of \d+ steps the windows showed fewer than two instances, background included</dd>", page);
        Assert.Matches(@"<dt>Final loss</dt><dd>[0-9.]+, converged up to 2</dd>", page);
        Assert.Matches(@"<dt>Response by level</dt><dd>[0-9.]+ below level 0", page);
    }

    [Fact]
    public async Task Each_count_of_objects_says_whether_the_border_cuts_some_of_them()
    {
        var page = await PageAsync(await TrialAsync("objects is not null and measured_distinct is not null and truth_objects is not null and cut_objects is not null and scene <> 'constant'"));

        Assert.Matches(@"<td>\d+ among \d+ whole objects</td>", page);
        Assert.Contains("<dt>Objects counted, without those that the border cuts</dt>", page);
        Assert.Contains("<dt>Objects of the ground truth, with those that the border cuts</dt>", page);
        Assert.Contains("<dt>Of these cut by a tile line (without tiles: all)</dt>", page);
    }

    private async Task<string> PageAsync(Guid trial)
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);
        return await Browser.GetStringAsync(new Uri(server.Address, $"/trials/{trial:N}"), Cancellation);
    }

    private async Task<Guid> TrialAsync(string which)
    {
        await using var command = database.Source.CreateCommand($"select trial_id from sweep.trial_results where {which} order by ordinal limit 1");
        return (Guid)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private async Task<Guid> AddPacketAsync(Guid trial, string document = Rechecked)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry("counter-example.json").Open());
            entry.Write(document);
        }

        await using var command = database.Source.CreateCommand("""
            insert into sweep.artifacts (id, sweep_id, trial_id, kind, media_type, sha256, content, created_at)
            select gen_random_uuid(), sweep_id, id, 'counter_example', 'application/zip', repeat('0', 64), $2, now() from sweep.planned_trials where id = $1
            returning id
            """);
        command.Parameters.Add(new() { Value = trial });
        command.Parameters.Add(new() { Value = file.ToArray() });
        return (Guid)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
