using Sweep.Cli.Results;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Tests.Results;

public sealed class ResultColumnsTests
{
    private const string Counts = "How many objects are told apart?";

    private static readonly string[] Columns =
        ["depth", "noise", "tile_crop", "seed", "predicted_distinct", "measured_distinct", "jump_ratio", "false_splits", "verdict", "state", "worker"];

    private static readonly object?[][] Rows =
    [
        [2, 0.0, 8, 0, 16, 16, null, 0, "confirmed", "succeeded", "w1"],
        [2, 0.0, 9, 0, 16, 16, null, 0, "confirmed", "succeeded", "w1"],
        [2, 0.0, 9, 1, 16, 16, null, 0, "confirmed", "succeeded", "w2"],
    ];

    [Fact]
    public async Task Sixteen_of_sixteen_in_every_row_is_the_answer_and_comes_first() =>
        Assert.Equal(["predicted_distinct", "measured_distinct", "verdict", "tile_crop", "seed", "false_splits"], (await OfAsync(Counts)).Shown);

    [Fact]
    public async Task A_question_about_splits_shows_them_first_though_there_are_none() =>
        Assert.Equal(["tile_crop", "false_splits", "verdict", "seed", "predicted_distinct", "measured_distinct"], (await OfAsync("Which tiles split the fewest nuclei?")).Shown);

    [Fact]
    public async Task Without_words_that_ask_the_axes_do() => Assert.Equal("tile_crop", (await OfAsync("Does the theory hold?")).Shown[0]);

    [Fact]
    public async Task A_narrow_terminal_keeps_the_answer_and_names_what_it_leaves_out()
    {
        var columns = await OfAsync(Counts, width: 50);

        Assert.Equal(["predicted_distinct", "measured_distinct", "verdict", "tile_crop"], columns.Shown);
        Assert.Equal("left out for want of room: seed, false_splits; --all shows them", columns.Sentence("--all"));
        Assert.Null((await OfAsync(Counts, width: 200)).Sentence("--all"));
    }

    private static async Task<FittingColumns> OfAsync(string question, int? width = null) => ResultColumns.Of(
        question, await ColumnLook.AtAsync(new(Columns, Rows.Select(static row => (IReadOnlyList<object?>)row).ToAsyncEnumerable()), TestContext.Current.CancellationToken), width);
}
