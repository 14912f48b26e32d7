using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Points;

public sealed class PoolingFactorsTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("[[1,2,2],[2,2,2]]")]
    [InlineData("[[3]]")]
    public void Factors_read_back_as_written(string text) => Assert.Equal(text, PoolingFactors.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("[2,2]")]
    [InlineData("[[2,],[2,2]]")]
    [InlineData("[[1,2,3,4]]")]
    public void Anything_else_is_refused_with_examples(string text)
    {
        var fault = Assert.Throws<InvalidSweepException>(() => PoolingFactors.Parse(text));

        Assert.Equal(
            $"'{text}' is not a pooling factor: write one number such as 2, or one list per level with 1 to 3 numbers each such as [[1,2,2],[2,2,2]]",
            fault.Message);
    }
}
