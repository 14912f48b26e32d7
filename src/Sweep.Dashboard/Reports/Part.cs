using Sweep.Dashboard.Reports.Blocks;

namespace Sweep.Dashboard.Reports;

/// <summary>A part of a report under its heading; numbered in order.</summary>
internal sealed record Part(string Heading, IReadOnlyList<Block> Blocks)
{
    public static Part Of(string heading, IEnumerable<Block> blocks) => new(heading, [.. blocks]);
}
