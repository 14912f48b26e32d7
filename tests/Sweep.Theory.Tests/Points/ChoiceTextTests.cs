using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Points;

public sealed class ChoiceTextTests
{
    [Fact]
    public void Choices_are_written_in_snake_case() => Assert.Equal(
        ["confirmed", "not_reached", "refuted", "inconclusive", "not_predicted"], ChoiceText.All<Verdict>());

    [Fact]
    public void Numbers_in_names_stay_attached() => Assert.Equal("float64", ChoiceText.Of(Precision.Float64));

    [Fact]
    public void An_unknown_text_is_refused_with_the_choices()
    {
        var fault = Assert.Throws<InvalidSweepException>(static () => ChoiceText.Parse<Padding>("Valid"));

        Assert.Equal("'Valid' is none of valid, same, reflect, replicate, circular", fault.Message);
    }
}
