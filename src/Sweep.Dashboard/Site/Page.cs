using Microsoft.AspNetCore.Http;
using Sweep.Theory;

namespace Sweep.Dashboard.Site;

/// <summary>What a route shows: part after part as the database answers, so that the first is on the screen while the last is still computed.</summary>
internal sealed record Page(PageHead Head, IAsyncEnumerable<Html> Parts)
{
    public Page(PageHead head, Html content)
        : this(head, AsyncEnumerable.Repeat(content, 1))
    {
    }

    private static IReadOnlyList<Crumb> AllSweeps => [new("Sweeps", "/")];

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether what it shows may still change by itself.</summary>
    public bool Lives { get; init; }

    /// <summary>Whether it may get a chart while it is looked at.</summary>
    public bool AwaitsChart { get; init; }

    /// <summary>A page that only says something.</summary>
    public static Page Plain(string title, string sentence, int status = StatusCodes.Status200OK, IReadOnlyList<Crumb>? crumbs = null) =>
        new(new(title) { Crumbs = crumbs ?? [] }, Html.Of($"<p>{sentence}</p>")) { Status = status };

    public static Page NotFound(string sentence) => Plain("Not found", sentence, StatusCodes.Status404NotFound, AllSweeps);

    /// <summary>A page that says what is wrong with the question.</summary>
    public static Page Refused(InvalidSweepException wrong, IReadOnlyList<Crumb>? crumbs = null) =>
        Plain("This cannot be shown", Sentence.Of(wrong.Message), StatusCodes.Status400BadRequest, crumbs ?? AllSweeps);
}
