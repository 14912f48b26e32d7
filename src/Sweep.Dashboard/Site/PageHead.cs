namespace Sweep.Dashboard.Site;

/// <summary>What surrounds the content of a page.</summary>
/// <param name="Title">The one heading of first rank.</param>
internal sealed record PageHead(string Title)
{
    /// <summary>Which entry of the navigation the page belongs to.</summary>
    public string Section { get; init; } = "";

    /// <summary>The pages above this one, from the outermost.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>Address of the same content without its surroundings, asked again and again; null: the page does not change.</summary>
    public string? Live { get; init; }

    /// <summary>What stands beside the title, such as a state.</summary>
    public Html Beside { get; init; }
}

/// <summary>A page above another.</summary>
internal sealed record Crumb(string Text, string Address);
