using Sweep.Cli.Terminal.Output;
using Sweep.Theory;
using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Cli.Tests.Terminal.Output;

public sealed class CellTextTests
{
    [Theory]
    [InlineData(Verdict.NotReached, "not_reached")]
    [InlineData(Verdict.Confirmed, "confirmed")]
    public void Verdicts_are_written_as_in_sql(Verdict verdict, string word) => Assert.Equal(word, CellText.Exact(verdict));

    [Fact]
    public void Digits_stay_with_their_word() => Assert.Equal("float64", CellText.Exact(Precision.Float64));

    [Fact]
    public void Axes_are_a_list_for_programs_and_a_product_for_people()
    {
        Assert.Equal("[8,4]", CellText.Exact(new PerAxis(8, 4)));
        Assert.Equal("8x4", CellText.Readable(new PerAxis(8, 4)));
    }

    [Fact]
    public void Lists_are_written_as_in_json_so_that_a_comma_in_a_text_ends_nothing()
    {
        Assert.Equal("""["a,b","say \"c\"",null]""", CellText.Exact(new[] { "a,b", "say \"c\"", null }));
        Assert.Equal("[4,null]", CellText.Exact(new int?[] { 4, null }));
        Assert.Equal("[0.1,NaN]", CellText.Exact(new[] { 0.1, double.NaN }));
    }

    [Fact]
    public void Nothing_is_an_empty_cell() => Assert.Equal("", CellText.Exact(null) + CellText.Exact(DBNull.Value) + CellText.Readable(null));
}
