using Sweep.Dashboard.Report;

namespace Sweep.Dashboard.Tests.Report;

[Fast]
public sealed class ProseTests
{
    [Theory]
    [InlineData("$N = ∏_{i} P_{i} / gcd(s_{i}, P_{i})$", "<var>N</var> = ∏<sub>i</sub> <var>P</var><sub>i</sub> / gcd(<var>s</var><sub>i</sub>, <var>P</var><sub>i</sub>)")]
    [InlineData("at most $f^{dl}$ of them", "at most <var>f</var><sup>dl</sup> of them")]
    [InlineData("type `sweep a_{b}` now", "type <code>sweep a_{b}</code> now")]
    public void Formulas_and_code_are_set(string notation, string markup) =>
        Assert.Equal(markup, System.Net.WebUtility.HtmlDecode(HtmlProse.Of(Prose.Of(notation)).Text));

    [Fact]
    public void What_people_wrote_is_no_notation() =>
        Assert.Equal("&lt;b&gt; costs $5 and `x`", HtmlProse.Of(Prose.Plain("<b> costs $5 and `x`")).Text.Replace("&#x60;", "`"));

    [Theory]
    [InlineData("a|b *c* [d](e) <f> `g` #h", @"a\|b \*c\* \[d\](e) &lt;f\> \`g\` \#h")]
    [InlineData("train_window _x_", @"train_window \_x\_")]
    [InlineData("one\n\n# two", @"one \# two")]
    public void Markdown_escapes_what_would_mean_something(string text, string escaped) => Assert.Equal(escaped, MarkdownProse.Of(Prose.Plain(text)));

    [Theory]
    [InlineData("confirmed", "✓")]
    [InlineData("refuted", "✗")]
    [InlineData("not_reached", "&lt;")]
    public void A_verdict_has_a_mark_beside_its_colour(string verdict, string mark) =>
        Assert.Contains($"\"true\">{mark}<", System.Net.WebUtility.HtmlDecode(HtmlProse.Of(Prose.Verdict(verdict)).Text.Replace("&lt;", "&amp;lt;")));
}
