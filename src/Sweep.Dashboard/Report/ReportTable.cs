namespace Sweep.Dashboard.Report;

/// <summary>A numbered table.</summary>
internal sealed record ReportTable(Prose Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<Prose>> Rows) : Block;

/// <param name="Heading">Heading of the column.</param>
/// <param name="Number">Whether its cells are numbers, which are aligned right.</param>
/// <param name="Wide">Whether its cells are text that must not be squeezed.</param>
internal sealed record ReportColumn(Prose Heading, bool Number = false, bool Wide = false);
