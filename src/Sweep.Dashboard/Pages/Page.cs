using Microsoft.AspNetCore.Http;
using Sweep.Dashboard.Markup;

namespace Sweep.Dashboard.Pages;

/// <summary>What a route shows: part after part as the database answers, so that the first is on the screen while the last is still computed.</summary>
internal sealed record Page(PageHead Head, IAsyncEnumerable<Html> Parts)
{
    public Page(PageHead head, Html content)
        : this(head, AsyncEnumerable.Repeat(content, 1))
    {
    }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether what it shows may still change by itself.</summary>
    public bool Lives { get; init; }

    /// <summary>A page that only says something.</summary>
    public static Page Plain(string title, string sentence, int status = StatusCodes.Status200OK) =>
        new(new(title), Html.Of($"<p>{sentence}</p>")) { Status = status };

    public static Page NotFound(string sentence) => new(new("Not found"), Html.Of($"""
        <p>{sentence}</p>
        <p><a href="/">All sweeps</a> are a click away.</p>
        """)) { Status = StatusCodes.Status404NotFound };
}
