using System.Diagnostics;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;
using Xunit.v3;

namespace Sweep.EndToEnd.Tests.Machine;

/// <summary>A test that waits for ever hides what went wrong, and holds up all others.</summary>
[Fast]
public sealed partial class WaitTests
{
    /// <summary>The token of a test is cancelled when it takes too long, as <see cref="TestLimit"/> says.</summary>
    [Fact]
    public void Every_wait_of_a_test_has_a_limit_or_the_token_of_the_test()
    {
        var endless =
            from file in Repository.Files
            where file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
            from line in File.ReadLines(Path.Combine(Repository.Root, file)).Select(static (text, at) => (Text: text, Number: at + 1))
            where Endless().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(endless);
    }

    [Theory]
    [InlineData("process.WaitForExit();", true)]
    [InlineData("await turn.WaitAsync();", true)]
    [InlineData("process.StandardOutput.ReadToEnd()", true)]
    [InlineData("process.WaitForExit(limit)", false)]
    [InlineData("process.ReadToEnd()", false)]
    public void Such_waits_are_recognised(string line, bool endless) => Assert.Equal(endless, Endless().IsMatch(line));

    [Fact]
    public async Task A_test_that_takes_too_long_is_cancelled()
    {
        var test = (IXunitTest)TestContext.Current.Test!;
        var limit = new TestLimit(seconds: 1);
        limit.Before(null!, test);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(static () => Task.Delay(Patience.Usual, TestContext.Current.CancellationToken));
        limit.After(null!, test);
    }

    [Fact]
    public async Task A_process_that_goes_on_for_too_long_is_killed_with_its_children_and_named()
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 600 & wait"]) { RedirectStandardOutput = true })!;

        var late = await Assert.ThrowsAsync<TimeoutException>(() => process.ReadToEndAsync(TimeSpan.FromSeconds(1)));

        Assert.Equal("sh -c sleep 600 & wait did not end within 00:00:01", late.Message);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"(?<!"")(\.(WaitForExit|WaitForExitAsync|WaitAsync|Wait|Join|WaitOne)\(\)|Standard(Output|Error)\.(ReadToEnd|ReadToEndAsync|ReadLine|ReadLineAsync)\(\))(?!.*"", (true|false)\))")]
    private static partial Regex Endless();
}
