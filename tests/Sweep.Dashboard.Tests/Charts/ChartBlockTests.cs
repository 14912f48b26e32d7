using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.Dashboard.Charts;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Tests.Charts;

[Fast]
public sealed partial class ChartBlockTests
{
    private const string Evil = "</script><script>alert('x')</script>";

    [Fact]
    public void Rows_inside_a_page_cannot_end_their_element()
    {
        var block = ChartBlock.Inline(ChartQueries.Failures(Evil), null, new(["cause", "trace"], [["timeout", Evil]])).Text;

        Assert.Equal(2, block.Split("<script").Length);
        var json = block.Split("<script type=\"application/json\">")[1].Split("</script>")[0];
        Assert.Equal(Evil, JsonDocument.Parse(json).RootElement.GetProperty("rows")[0][1].GetString());
    }

    [Fact]
    public void A_chart_without_rows_says_why() =>
        Assert.Contains("No trial of this sweep measures seams.", ChartBlock.Inline(ChartQueries.JumpProfiles("s"), null, new(["label"], [])).Text);

    [Fact]
    public void Numbers_that_JSON_does_not_know_are_words()
    {
        var rows = new ChartRows(["a", "b", "c"], [[double.NaN, 1.5, null], [new[] { 1.0, double.PositiveInfinity }, true, 7L]]);

        Assert.Equal("""{"columns":["a","b","c"],"rows":[["NaN",1.5,null],[[1,"Infinity"],true,7]]}""", System.Text.Encoding.UTF8.GetString(ChartJson.Of(rows)));
    }

    [Fact]
    public void Fields_of_CSV_are_quoted_where_they_must_be() => Assert.Equal(
        "a,b\n\"1,5\",\"say \"\"x\"\"\"\n,\"[0.5,2]\"\n",
        System.Text.Encoding.UTF8.GetString(ChartCsv.Of(new(["a", "b"], [["1,5", "say \"x\""], [null, new[] { 0.5, 2.0 }]]))));

    [Fact]
    public void Modules_as_one_script_import_nothing_and_share_no_name()
    {
        var script = ChartScripts.Own;

        Assert.DoesNotMatch(ModuleWords(), script);
        string[] names = [.. TopLevel().Matches(script).Select(static match => match.Groups[1].Value)];
        Assert.Contains("heatmap", names);
        Assert.Equal(names.Distinct(), names);
    }

    [GeneratedRegex(@"^(import|export)\b", RegexOptions.Multiline)]
    private static partial Regex ModuleWords();

    [GeneratedRegex(@"^(?:async )?(?:const|let|function) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevel();
}
