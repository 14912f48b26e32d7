using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
public sealed class HtmlTests
{
    [Fact]
    public void Values_are_encoded_and_markup_is_not()
    {
        var name = "<script>alert(\"1\")</script>";

        Assert.Equal("<b>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</b>", Html.Of($"<b>{name}</b>").Text);
        Assert.Equal("<i><b>1</b></i>", Html.Of($"<i>{Html.Of($"<b>{1}</b>")}</i>").Text);
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture() => Assert.Equal("0.5", Html.Of($"{0.5}").Text);

    [Fact]
    public void Nothing_is_written_for_null() => Assert.Equal("<td></td>", Html.Of($"<td>{(string?)null}</td>").Text);
}
