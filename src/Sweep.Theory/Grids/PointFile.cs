using Sweep.Theory.Trials;

namespace Sweep.Theory.Grids;

/// <summary>A sweep file of a single trial, to measure that one again.</summary>
public static class PointFile
{
    /// <summary>Every value is written out, so that the file means the same whatever the defaults will be.</summary>
    /// <param name="name">Of the sweep.</param>
    /// <param name="canonical">What <see cref="GridPoint.Canonical"/> wrote.</param>
    public static string Of(string name, string canonical)
    {
        var point = GridPoint.Parse(canonical);
        var values = PointFields.Axes.Select(axis => (axis.Name, Text: axis.Write(point))).Where(static axis => axis.Text is not ("default" or ""));
        return $"""
            name: {name}
            fixed:
            {string.Join('\n', values.Select(static axis => $"  {axis.Name}: {Value(axis.Name, axis.Text)}"))}
            measure: [{PointFields.WriteMeasures(point.Measure).Replace(",", ", ", StringComparison.Ordinal)}]

            """.ReplaceLineEndings("\n");
    }

    // Lengths that differ along the axes are a list in a file; whatever people named themselves is quoted.
    private static string Value(string name, string text) => name switch
    {
        "images" => $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        _ when PointFields.Axes.First(axis => axis.Name == name) is PointField<PerAxis?> && text.Contains('x', StringComparison.Ordinal) => $"[{text.Replace("x", ", ", StringComparison.Ordinal)}]",
        _ => text,
    };
}
