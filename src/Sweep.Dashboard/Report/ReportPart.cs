namespace Sweep.Dashboard.Report;

/// <summary>A part of a report under its heading; numbered in order.</summary>
internal sealed record ReportPart(string Heading, IReadOnlyList<Block> Blocks)
{
    public static ReportPart Of(string heading, IEnumerable<Block> blocks) => new(heading, [.. blocks]);
}
