using System.Text;
using System.Text.RegularExpressions;
using Sweep.Dashboard.Site;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
public sealed partial class VerdictMarkTests
{
    [Fact]
    public void Every_verdict_has_a_mark_of_its_own() =>
        Assert.Distinct(ChoiceText.All<Verdict>().Select(VerdictMark.Of));

    [Theory]
    [InlineData("not_reached", "not reached")]
    [InlineData("not_predicted", "not predicted")]
    public void A_verdict_of_the_database_has_the_mark_of_the_one_in_words(string word, string words) => Assert.Equal(VerdictMark.Of(words), VerdictMark.Of(word));

    [Fact]
    public void Charts_draw_the_same_marks()
    {
        var script = Encoding.UTF8.GetString(AssetFiles.Content("charts-words.js")!);
        var marks = Mark().Matches(script.Split("export const marks = {")[1].Split('}')[0])
            .Select(static mark => (mark.Groups[1].Value, mark.Groups[2].Value));

        Assert.Equal(ChoiceText.All<Verdict>().Select(static verdict => (verdict, VerdictMark.Of(verdict))).Order(), marks.Order());
    }

    [GeneratedRegex("(\\w+): \"(.)\"")]
    private static partial Regex Mark();
}
