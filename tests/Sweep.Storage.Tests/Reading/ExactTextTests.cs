using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class ExactTextTests
{
    [Fact]
    public void Words_of_enums_are_written_as_in_sql() => Assert.Equal(
        ChoiceText.All<Verdict>().Concat(ChoiceText.All<Precision>()),
        Enum.GetValues<Verdict>().Cast<object>().Concat(Enum.GetValues<Precision>().Cast<object>()).Select(ExactText.Of));

    [Fact]
    public void Axes_are_a_list() => Assert.Equal("[8,4]", ExactText.Of(new PerAxis(8, 4)));

    [Fact]
    public void Lists_are_written_as_in_json_so_that_a_comma_in_a_text_ends_nothing()
    {
        Assert.Equal("""["a,b","say \"c\"",null]""", ExactText.Of(new[] { "a,b", "say \"c\"", null }));
        Assert.Equal("[4,null]", ExactText.Of(new int?[] { 4, null }));
        Assert.Equal("[0.1,NaN]", ExactText.Of(new[] { 0.1, double.NaN }));
    }

    [Fact]
    public void A_number_is_written_so_that_every_bit_can_be_read_back() =>
        Assert.Equal(0.1 + 0.2, double.Parse(ExactText.Of(0.1 + 0.2), System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Nothing_is_an_empty_text() => Assert.Equal("", ExactText.Of(null) + ExactText.Of(DBNull.Value));
}
