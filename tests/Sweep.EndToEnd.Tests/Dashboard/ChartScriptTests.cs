namespace Sweep.EndToEnd.Tests.Dashboard;

/// <summary>What the charts' own scripts draw of given rows, asked of them in the browser.</summary>
[Collection(DashboardCollection.Name)]
[Browser]
public sealed class ChartScriptTests(DashboardScene scene)
{
    private const string Load = """
        const of = async (name) => import(new URL(`charts-${name}.js`, document.querySelector('script[src$="page.js"]').src).href);
        const theme = (await of('theme')).themeOf(document.querySelector('main'));
        """;

    // Crops 8, 9 and 10 at period 9: those that are not a multiple of it have their lines where tiles meet.
    private const string Profiles = """
        const row = (crop, length) => ({ label: `tile crop ${crop}`, train_window: '36', period: 9, length, n: 1, jump_ratio: 1, positions: [0, 1, 2], distances: [3, 2, 1], low: [3, 2, 1], high: [3, 2, 1] });
        const drawn = (rows) => profiles(rows, theme).option.series.filter((one) => one.type === 'line');
        """;

    [Fact]
    public async Task A_jump_profile_closes_where_its_own_next_line_is() => Assert.Equal(
        "8 9 10; lines at 0; lines at 0 9 P; lines at 0 8 next tile",
        await AskAsync<string>(Profiles + """
            const ends = drawn([row(8, 8), row(9, 9), row(10, 10)]).map((line) => line.data.at(-1).value.join()).map((end) => end.replace(',3', ''));
            const lines = (rows) => drawn(rows)[0].markLine.data.map((line) => (line.xAxis === 0 ? '0' : `${line.xAxis} ${line.label.formatter}`)).join(' ');
            return `${ends.join(' ')}; ${[[row(8, 8), row(9, 9)], [row(9, 9), row(18, 9)], [row(8, 8), row(8, 8)]].map((rows) => `lines at ${lines(rows)}`).join('; ')}`;
            """,
            "profiles"));

    [Theory]
    [InlineData(120, "✓ 27 = 27 n = 5|? 25 n = 5|✓ 9 = 9 n = 1")]
    [InlineData(62, "✓ 27 = 27 n = 5|? 25 n = 5|✓ 9 = 9 n = 1")]
    [InlineData(54, "27 = 27|25|9 = 9")]
    [InlineData(26, "27|25|9")]
    [InlineData(12, "✓|?|✓")]
    public async Task All_cells_of_a_heat_map_have_the_same_kind_of_text(int width, string texts) => Assert.Equal(
        texts,
        await AskAsync<string>($$"""
            const cell = (x, high, low, predicted, verdict, measured) => ({
              x, y: '1', trials: measured, measured, confirmed: verdict === 'confirmed' ? measured : 0, not_reached: 0, refuted: 0, inconclusive: verdict === 'confirmed' ? 0 : measured,
              not_predicted: 0, infeasible: 0, failed: 0, pending: 0, low: high, mean: high, high, predicted_low: low, predicted_high: predicted, verdict });
            const rows = [cell('8', 27, 27, 27, 'confirmed', 5), cell('9', 25, 9, 27, 'inconclusive', 5), cell('10', 9, 9, 9, 'confirmed', 1)];
            const option = heatmap(rows, theme, { x: 'c', y: 'l', measure: 'Embeddings', measureName: 'distinct' }).option;
            const api = { size: () => [{{width}} + 2, 42], coord: () => [0, 0], value: () => 0 };
            return rows.map((_, dataIndex) => option.series[0].renderItem({ dataIndex }, api).children.find((child) => child.type === 'text').style.text.replace('\n', ' ')).join('|');
            """,
            "heatmap"));

    private async Task<T> AskAsync<T>(string script, string chart)
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address);
        await window.VisitAsync($"/data/heatmap?sweep={DashboardScene.MadeUp}");
        return await window.AskAsync<T>($$"""async () => { {{Load}} const { {{chart}} } = await of('{{chart}}'); {{script}} }""");
    }
}
