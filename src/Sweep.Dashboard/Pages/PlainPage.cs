using Sweep.Dashboard.Markup;

namespace Sweep.Dashboard.Pages;

/// <summary>A page that only says something.</summary>
internal static class PlainPage
{
    public static Html Render(string title, string sentence) => Layout.Page(title, Html.Of($"<p>{sentence}</p>"));
}
