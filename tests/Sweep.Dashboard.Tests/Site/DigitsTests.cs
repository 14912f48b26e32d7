using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
public sealed class DigitsTests
{
    [Theory]
    [InlineData(0.4, "0 ms")]
    [InlineData(999.4, "999 ms")]
    [InlineData(999.6, "1.0 s")]
    [InlineData(59_940, "59.9 s")]
    [InlineData(59_960, "1 min 0 s")]
    [InlineData(359_990, "6 min 0 s")]
    [InlineData(3_599_400, "59 min 59 s")]
    [InlineData(3_599_600, "1 h 0 min")]
    [InlineData(7_199_000, "2 h 0 min")]
    public void Durations_are_rounded_before_they_are_split(double milliseconds, string text) => Assert.Equal(text, Digits.Duration(milliseconds));

    [Theory]
    [InlineData("there is no axis x", "There is no axis x.")]
    [InlineData("Is it?", "Is it?")]
    [InlineData("", "")]
    public void Reasons_become_sentences(string reason, string sentence) => Assert.Equal(sentence, Sentence.Of(reason));
}
