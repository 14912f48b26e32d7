using Sweep.Theory.Points;

namespace Sweep.Learning.Panels;

/// <summary>The pictures of a panel: input, ground truth, embeddings, instances.</summary>
internal sealed class Plates
{
    private readonly PanelSubject subject;
    private readonly PerAxis sides;
    private readonly int slice;
    private readonly Section output;
    private readonly Magnification shown;
    private readonly Magnification inputShown;
    private readonly Section input;

    private Plates(PanelSubject subject)
    {
        this.subject = subject;
        sides = subject.Output.Sides;
        slice = ShownSlice.Of(subject.Truth, sides);
        output = Section.Of(sides, slice);
        input = Section.Of(subject.InputSides, subject.Origin[0] + slice);
        var isLine = sides.Count == 1;
        inputShown = isLine ? Magnification.OfLine(input.Columns) : Magnification.Of(input.Rows, input.Columns);
        // Lines are below each other at one scale, the output under its part of the input.
        shown = isLine ? inputShown : Magnification.Of(output.Rows, output.Columns);
    }

    public static IReadOnlyList<Plate> Of(PanelSubject subject) => [.. new Plates(subject).All()];

    private IEnumerable<Plate> All()
    {
        yield return Input();
        if (subject.Truth.Any(static label => label != 0))
        {
            var objects = Count(subject.Truth);
            yield return Plate("Ground truth", objects == subject.Truth.Length ? "every pixel an object" : Counted(objects, "object"), LabelColours.Of(subject.Truth, output));
        }

        yield return Plate(
            "Embeddings", $"{Counted(subject.Output.Channels, "channel")} as colours{Lines()}", EmbeddingColours.Of(subject.Output, output)) with
        { Tiles = Tiles() };
        if (subject.Instances is { } instances)
        {
            yield return Plate("Instances", $"{Counted(Count(instances), "instance")} by mean shift{Lines()}", LabelColours.Of(instances, output)) with { Tiles = Tiles() };
        }
    }

    private Plate Input()
    {
        var pixels = input.Of(subject.Input).ToArray();
        var range = ContrastStretch.Of(pixels);
        // An image of one brightness is neither dark nor bright.
        var colours = Array.ConvertAll(pixels, pixel => Rgb.Grey(range.Range > 0 ? range.Of(pixel) : 0.75));
        var first = sides.Count - 1;
        var window = sides.Count == 1
            ? new Box(subject.Origin[0], 0, sides[0], 1)
            : new Box(subject.Origin[first], subject.Origin[first - 1], sides[first], sides[first - 1]);
        return new Plate(
            "Input", $"{Size(subject.InputSides)}{Slice(subject.InputSides[0], subject.Origin[0])}; framed: output, {Size(sides)}",
            new Raster(input.Rows, input.Columns, colours), inputShown, window);
    }

    private Plate Plate(string title, string note, Raster picture) => new(
        title, note + Slice(sides[0], 0), picture, shown, Shift: sides.Count == 1 ? shown.X(subject.Origin[0]) : 0);

    private string Slice(int slices, int origin) =>
        sides.Count == 3 ? ", " + TextStyle.Tied($"slice {origin + slice + 1} of {slices}") : "";

    private string Lines() => Tiles() is null ? "" : "; " + TextStyle.Tied($"lines: tiles of {subject.TileLines}");

    private (int, int)? Tiles() => subject.TileLines is { } tile ? (tile[tile.Count - 1], tile.Count == 1 ? 1 : tile[tile.Count - 2]) : null;

    private static int Count(int[] labels) => labels.Where(static label => label != 0).Distinct().Count();

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string Size(PerAxis sides) => TextStyle.Tied($"{string.Join(" x ", sides.ToArray())} px");
}
