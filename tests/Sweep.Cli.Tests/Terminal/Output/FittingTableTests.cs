using Spectre.Console.Testing;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Tests.Terminal.Output;

public sealed class FittingTableTests
{
    private static readonly string[] Columns = ["configuration", "verdict_reason", "measured_distinct"];

    [Fact]
    public async Task A_table_that_would_break_words_is_printed_row_by_row()
    {
        var lines = await PrintAsync(width: 34);

        Assert.Equal(["row 1", "  configuration      depth=1", "  verdict_reason     exact", "  measured_distinct  16"], lines.Take(4));
        Assert.Equal("row 2", lines[4]);
    }

    [Fact]
    public async Task A_table_that_fits_stays_one() => Assert.StartsWith("╭", (await PrintAsync(width: 80))[0]);

    private static async Task<IReadOnlyList<string>> PrintAsync(int width)
    {
        var console = new TestConsole { Profile = { Width = width } };
        var rows = new[] { 16, 9 }.Select(static count => (IReadOnlyList<object?>)["depth=1", "exact", count]).ToAsyncEnumerable();
        await console.PrintAsync(new RowSet(Columns, rows), OutputFormat.Table, TestContext.Current.CancellationToken);
        return [.. console.Lines.Select(static line => line.TrimEnd())];
    }
}
