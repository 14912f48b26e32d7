using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps;

/// <summary>A sweep file of single trials, to measure those again.</summary>
public static class PointFile
{
    /// <summary>Every value is written out, so that the file means the same whatever the defaults will be.</summary>
    /// <param name="name">Of the sweep.</param>
    /// <param name="canonical">What <see cref="GridPoint.Canonical"/> wrote.</param>
    public static string Of(string name, string canonical)
    {
        var point = GridPoint.Parse(canonical);
        return $"""
            {Notice(point)}name: {name}
            fixed:
            {string.Join('\n', Values(point).Select(static value => $"  {value}"))}
            measure: {Measures(point)}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>One file for several trials, each a grid of its own that may be left out.</summary>
    /// <param name="name">Of the sweep.</param>
    /// <param name="points">Their labels, without what YAML would understand, and what <see cref="GridPoint.Canonical"/> wrote.</param>
    public static string Of(string name, IEnumerable<(string Label, string Canonical)> points)
    {
        var parsed = points.Select(static given => (given.Label, Point: GridPoint.Parse(given.Canonical))).ToList();
        var grids = parsed.Select(static given =>
        {
            var point = given.Point;
            return $"  - label: {given.Label}\n    fixed: {{ {string.Join(", ", Values(point))} }}\n    measure: {Measures(point)}\n";
        });
        return $"{string.Concat(parsed.Take(1).Select(static given => Notice(given.Point)))}name: {name}\ngrids:\n{string.Concat(grids)}";
    }

    // A file names no stream: what it makes is of the current one.
    private static string Notice(GridPoint point) => point.Stream == new GridPoint().Stream
        ? ""
        : "# These trials drew their random numbers in an older way: here the same seeds give other networks. `sweep replay` uses the old ones.\n";

    private static IEnumerable<string> Values(GridPoint point) => Axes.All
        .Select(axis => (axis.Name, Text: axis.Write(point)))
        .Where(static axis => axis.Text is not ("default" or ""))
        .Select(static axis => $"{axis.Name}: {Value(axis.Name, axis.Text)}");

    private static string Measures(GridPoint point) => $"[{Axes.WriteMeasures(point.Measure).Replace(",", ", ", StringComparison.Ordinal)}]";

    // Lengths that differ along the axes are a list in a file; whatever people named themselves is quoted.
    private static string Value(string name, string text) => name switch
    {
        "images" => $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        _ when Axes.All.First(axis => axis.Name == name) is Axis<PerAxis?> && text.Contains('x', StringComparison.Ordinal) => $"[{text.Replace("x", ", ", StringComparison.Ordinal)}]",
        _ => text,
    };
}
