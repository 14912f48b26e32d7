namespace Sweep.Learning.Panels;

/// <summary>Colours a label image: one colour for each label, distinct ones for neighbours, dark for background.</summary>
internal static class LabelColours
{
    public static Raster Of(int[] image, Section section)
    {
        var labels = section.Of(image);
        var colours = Of(LabelNeighbours.Of(labels, section.Rows, section.Columns));
        var pixels = new Rgb[labels.Length];
        for (var pixel = 0; pixel < pixels.Length; pixel++)
        {
            pixels[pixel] = labels[pixel] == 0 ? Rgb.Night : colours[labels[pixel]];
        }

        return new Raster(section.Rows, section.Columns, pixels);
    }

    /// <summary>
    /// Greedy: of the colours that no neighbour has (or fewest have, if a label has more neighbours than there are colours), takes the one
    /// that fewest labels have; among equals the one farthest from the neighbours'. As long as there are enough colours, no two labels share one.
    /// </summary>
    private static Dictionary<int, Rgb> Of(IReadOnlyDictionary<int, SortedSet<int>> neighbours)
    {
        var palette = Palette.For(neighbours.Count);
        var uses = new int[palette.Length];
        var chosen = new Dictionary<int, int>();
        foreach (var (label, beside) in neighbours)
        {
            var near = beside.Where(chosen.ContainsKey).Select(neighbour => chosen[neighbour]).ToArray();
            var best = Enumerable.Range(0, palette.Length)
                .OrderBy(colour => near.Count(other => other == colour))
                .ThenBy(colour => uses[colour])
                .ThenByDescending(colour => near.Select(other => palette[colour].DistanceTo(palette[other])).DefaultIfEmpty(0).Min())
                .First();
            uses[best]++;
            chosen[label] = best;
        }

        return chosen.ToDictionary(static pair => pair.Key, pair => palette[pair.Value]);
    }
}

/// <summary>Colours for labels on a dark background.</summary>
internal static class Palette
{
    /// <summary>Twelve colours that differ at a glance; more hues would look alike.</summary>
    public static readonly Rgb[] Base =
    [
        new(76, 148, 255), new(255, 122, 56), new(88, 204, 92), new(236, 74, 92), new(170, 116, 255), new(255, 212, 64),
        new(54, 206, 206), new(255, 138, 206), new(164, 110, 66), new(176, 222, 110), new(150, 160, 178), new(216, 60, 190),
    ];

    private static readonly Rgb[] Pale = [.. Base.Select(static colour => colour.Under(Rgb.White, 0.55))];
    private static readonly Rgb[] Dark = [.. Base.Select(static colour => colour.Under(Rgb.Black, 0.4))];

    /// <summary>Returns at least one colour for each label, up to 36 labels; eyes cannot distinguish more, so for more labels there are twelve.</summary>
    public static Rgb[] For(int labels) => labels switch
    {
        <= 12 or > 36 => Base,
        <= 24 => [.. Base, .. Pale],
        _ => [.. Base, .. Pale, .. Dark],
    };
}
