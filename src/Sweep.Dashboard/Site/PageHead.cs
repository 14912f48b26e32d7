namespace Sweep.Dashboard.Site;

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
