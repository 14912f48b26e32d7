using Sweep.Hosting.Processes;

namespace Sweep.Hosting.Tests.Processes;

[Fast]
public sealed class ChildExitTests
{
    [Theory]
    [InlineData(137, "was killed (signal 9), probably because memory ran out")]
    [InlineData(139, "crashed in native code (signal 11)")]
    [InlineData(143, "was ended by signal 15")]
    [InlineData(1, "ended with exit code 1")]
    public void An_exit_is_told_in_words(int code, string words) => Assert.Equal(words, new ChildExit(code, "", false).Description);
}
