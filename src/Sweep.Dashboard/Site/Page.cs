using Microsoft.AspNetCore.Http;
using Sweep.Theory;

namespace Sweep.Dashboard.Site;

/// <summary>The content of a route, sent part by part, so that the first part is visible while the last is computed.</summary>
internal sealed record Page(PageHead Head, IAsyncEnumerable<Html> Parts)
{
    public Page(PageHead head, Html content)
        : this(head, AsyncEnumerable.Repeat(content, 1))
    {
    }

    private static IReadOnlyList<Crumb> AllSweeps => [new("Sweeps", "/")];

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether the content can still change.</summary>
    public bool Lives { get; init; }

    /// <summary>Whether a refresh can add a chart.</summary>
    public bool AwaitsChart { get; init; }

    /// <summary>Returns a page with one message.</summary>
    public static Page Plain(string title, string sentence, int status = StatusCodes.Status200OK, IReadOnlyList<Crumb>? crumbs = null) =>
        new(new(title) { Crumbs = crumbs ?? [] }, Html.Of($"<p>{sentence}</p>")) { Status = status };

    public static Page NotFound(string sentence) => Plain("Not found", sentence, StatusCodes.Status404NotFound, AllSweeps);

    /// <summary>Returns a page that explains a fault in the request.</summary>
    public static Page Refused(InvalidSweepException wrong, IReadOnlyList<Crumb>? crumbs = null) =>
        Plain("This cannot be shown", Sentence.Of(wrong.Message), StatusCodes.Status400BadRequest, crumbs ?? AllSweeps);
}

/// <summary>The frame of a page's content.</summary>
/// <param name="Title">The one heading of first rank.</param>
internal sealed record PageHead(string Title)
{
    /// <summary>The entry of the navigation to which the page belongs.</summary>
    public string Section { get; init; } = "";

    /// <summary>The pages above this one, from the outermost.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>Address of the content without the frame, requested periodically; null: the page does not change.</summary>
    public string? Live { get; init; }

    /// <summary>Markup beside the title, such as a state.</summary>
    public Html Beside { get; init; }
}

/// <summary>A page above another.</summary>
internal sealed record Crumb(string Text, string Address);
