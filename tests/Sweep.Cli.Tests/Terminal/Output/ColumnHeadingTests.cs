using Spectre.Console.Testing;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Tests.Terminal.Output;

public sealed class ColumnHeadingTests
{
    [Theory]
    [InlineData(17, "measured_distinct")]
    [InlineData(16, "measured_\ndistinct")]
    [InlineData(4, "measured_\ndistinct")]
    public void A_heading_is_folded_between_words_only(int width, string folded) => Assert.Equal(folded, ColumnHeading.Folded("measured_distinct", width));

    [Fact]
    public void Words_that_fit_share_a_line() => Assert.Equal("stitch_\nerror_max\nof all", ColumnHeading.Folded("stitch_error_max of all", 9));

    [Fact]
    public async Task A_table_folds_its_headings_before_its_cells()
    {
        var console = new TestConsole { Profile = { Width = 36 } };
        var rows = new RowSet(["measured_distinct", "verdict_over_seeds"], new IReadOnlyList<object?>[] { [16, "confirmed by all"] }.ToAsyncEnumerable());

        await console.PrintAsync(rows, OutputFormat.Table, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["measured_|verdict_over_seeds", "distinct|", "16|confirmed by all"],
            console.Lines.Where(static line => line.StartsWith('│')).Select(static line => string.Join('|', line.Split('│', StringSplitOptions.TrimEntries)[1..^1])));
    }
}
