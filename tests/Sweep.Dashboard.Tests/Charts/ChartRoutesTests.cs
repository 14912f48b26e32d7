using System.Net;
using System.Text.Json;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Tests.Charts;

[Fast]
public sealed class ChartRoutesTests(SyntheticDatabase database) : IClassFixture<SyntheticDatabase>
{
    private static readonly HttpClient Browser = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_browser_gets_all_trials_and_no_refuted_one_is_left_out()
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);
        foreach (var name in ChartQueries.Names)
        {
            var json = await Browser.GetByteArrayAsync(new Uri(server.Address, $"/data/{name}.json?sweep=many%20trials"), Cancellation);

            Assert.InRange(json.Length, 100, 300_000);
            Assert.InRange(JsonDocument.Parse(json).RootElement.GetProperty("rows").GetArrayLength(), 1, 2000);
        }

        await using var command = database.Source.CreateCommand("select count(*) from sweep.trial_results where verdict = 'refuted' and not control");
        var refuted = (long)(await command.ExecuteScalarAsync(Cancellation))!;
        var lines = JsonDocument.Parse(await Browser.GetByteArrayAsync(new Uri(server.Address, "/data/parallel-coordinates.json?sweep=many%20trials"), Cancellation))
            .RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.InRange(refuted, 1, 999);
        Assert.Equal(1000, lines.Count);
        Assert.Equal(refuted, lines.Count(static line => line.EnumerateArray().Last().GetString() == "refuted"));
    }

    [Fact]
    public async Task The_page_about_a_chart_shows_the_statement_the_command_and_the_rows()
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);

        var page = WebUtility.HtmlDecode(await Browser.GetStringAsync(new Uri(server.Address, "/data/heatmap?sweep=many%20trials&x=spacing&y=padding&measure=distinct"), Cancellation));

        var query = ChartQueries.Heatmap(SyntheticDatabase.Sweep, "spacing", "padding", "distinct");
        Assert.Contains($">{query.Sql}</pre>", page);
        Assert.Contains($">sweep sql \"{query.Sql}\"</pre>", page);
        Assert.Contains("<th scope=\"col\" class=\"number\">predicted high</th>", page);
        Assert.Contains("href=\"/data/heatmap.csv?sweep=many%20trials&x=spacing&y=padding&measure=distinct\"", page);
    }

    [Fact]
    public async Task Rows_come_as_CSV_too()
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);

        using var reply = await Browser.GetAsync(new Uri(server.Address, "/data/failures.csv?sweep=many%20trials"), Cancellation);

        Assert.Equal("text/csv", reply.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("cause,error,attempts,trials,", await reply.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/heatmap.json?sweep=many%20trials&x=elephants", HttpStatusCode.BadRequest, "there is no axis elephants; the axes are dimensions, depth,")]
    [InlineData("/data/heatmap?sweep=many%20trials&x=elephants", HttpStatusCode.BadRequest, "There is no axis elephants; the axes are dimensions, depth,")]
    [InlineData("/data/failures?sweep=nowhere", HttpStatusCode.NotFound, "There is no sweep named nowhere.")]
    [InlineData("/data/failures.csv?sweep=nowhere", HttpStatusCode.NotFound, "There is no sweep named nowhere.")]
    [InlineData("/data/failures.csv", HttpStatusCode.BadRequest, "the address names no sweep; /data/failures.csv?sweep=NAME does")]
    [InlineData("/data/failures", HttpStatusCode.BadRequest, "The address names no sweep; /data/failures?sweep=NAME does.")]
    [InlineData("/data/loss-curves?sweep=many%20trials&trial=elephant", HttpStatusCode.BadRequest, "The trial elephant is not an id; ids have 32 hexadecimal digits.")]
    [InlineData("/data/loss-curves?sweep=many%20trials&trial=00000000000000000000000000000001", HttpStatusCode.NotFound, "Sweep many trials has no trial 00000000000000000000000000000001.")]
    [InlineData("/data/elephants?sweep=many%20trials", HttpStatusCode.NotFound, "There is no such page.")]
    public async Task What_is_not_there_is_said(string address, HttpStatusCode status, string sentence)
    {
        await using var server = await DashboardServer.StartAsync(database.Source, port: null, Cancellation);

        using var reply = await Browser.GetAsync(new Uri(server.Address, address), Cancellation);

        Assert.Equal(status, reply.StatusCode);
        var said = await reply.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(sentence, said);

        // People get a page that leads back, programs a line.
        var forPrograms = address.Contains(".json", StringComparison.Ordinal) || address.Contains(".csv", StringComparison.Ordinal);
        Assert.Equal(forPrograms ? "text/plain" : "text/html", reply.Content.Headers.ContentType?.MediaType);
        Assert.Equal(!forPrograms, said.Contains("<nav class=\"crumbs\"", StringComparison.Ordinal));
    }
}
