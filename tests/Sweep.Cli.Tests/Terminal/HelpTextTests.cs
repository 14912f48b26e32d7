using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests.Terminal;

public sealed class HelpTextTests
{
    private static readonly string Full = new('x', 110);

    [Fact]
    public void A_paragraph_is_one_line_for_the_terminal_to_fold() => Assert.Equal($"{Full} goes on.\n\nThe next.", HelpText.Unfolded($"{Full}\ngoes on.\n\nThe next."));

    [Theory]
    [InlineData("sweep list")]
    [InlineData("  indented")]
    [InlineData("distinct  the count")]
    [InlineData("not reached    less")]
    public void Examples_and_lists_keep_their_lines(string line) => Assert.Equal($"{Full}\n{line}", HelpText.Unfolded($"{Full}\n{line}"));
}
