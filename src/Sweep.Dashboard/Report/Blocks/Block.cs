using Sweep.Dashboard.Charts;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Report.Blocks;

/// <summary>A part of a report, whatever it is written as.</summary>
internal abstract record Block;

internal sealed record Paragraph(Prose Text) : Block;

/// <summary>A formula on a line of its own.</summary>
internal sealed record Formula(Prose Text) : Block;

/// <summary>Something that must be read before the rest.</summary>
internal sealed record Notice(Prose Text) : Block;

internal sealed record Bullets(IReadOnlyList<Prose> Items) : Block;

/// <summary>Names with what they are.</summary>
internal sealed record Facts(IReadOnlyList<(string Name, Prose Value)> Items) : Block;

/// <summary>Verbatim lines.</summary>
internal sealed record Listing(string Text) : Block;

/// <summary>Blocks that a reader of the page opens.</summary>
internal sealed record Folded(string Summary, IReadOnlyList<Block> Content) : Block;

/// <summary>A PNG.</summary>
/// <param name="Name">Of the file where it is written as one.</param>
/// <param name="Alternative">What it shows, for who does not see it.</param>
internal sealed record Picture(string Name, Prose Caption, string Alternative, byte[] Content) : Block;

/// <summary>A chart with the rows it is drawn from.</summary>
internal sealed record Chart(ChartQuery Query, ChartRows Rows) : Block;
