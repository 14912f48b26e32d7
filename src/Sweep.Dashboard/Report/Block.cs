using Sweep.Dashboard.Charts;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Report;

/// <summary>A part of a report in any format.</summary>
internal abstract record Block;

internal sealed record Paragraph(Prose Text) : Block;

/// <summary>A formula on a line of its own.</summary>
internal sealed record Formula(Prose Text) : Block;

/// <summary>A notice to be read before the rest.</summary>
internal sealed record Notice(Prose Text) : Block;

internal sealed record Bullets(IReadOnlyList<Prose> Items) : Block;

/// <summary>Names with their values.</summary>
internal sealed record Facts(IReadOnlyList<(string Name, Prose Value)> Items) : Block;

/// <summary>Verbatim lines.</summary>
internal sealed record Listing(string Text) : Block;

/// <summary>Blocks that are folded until the reader opens them.</summary>
internal sealed record Folded(string Summary, IReadOnlyList<Block> Content) : Block;

/// <summary>A PNG.</summary>
/// <param name="Name">Name of the file if the picture is written as a file.</param>
/// <param name="Alternative">Description for readers who do not see the picture.</param>
internal sealed record Picture(string Name, Prose Caption, string Alternative, byte[] Content) : Block;

/// <summary>A chart with its rows.</summary>
internal sealed record Chart(ChartQuery Query, ChartRows Rows) : Block;

/// <summary>A numbered table.</summary>
internal sealed record ReportTable(Prose Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<Prose>> Rows) : Block;

/// <param name="Heading">Heading of the column.</param>
/// <param name="Number">Whether its cells are numbers, which are aligned right.</param>
/// <param name="Wide">Whether its cells are text that must not be squeezed.</param>
internal sealed record ReportColumn(Prose Heading, bool Number = false, bool Wide = false);
