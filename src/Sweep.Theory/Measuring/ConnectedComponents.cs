using Sweep.Theory.Points;

namespace Sweep.Theory.Measuring;

/// <summary>Parts of equal label that hang together through the faces of their pixels (2 neighbours per axis).</summary>
public static class ConnectedComponents
{
    /// <summary>0 where the label is 0, else the number of the pixel's component, from 1 in the order of first pixels.</summary>
    /// <param name="labels">Pixels in row-major order of <paramref name="sides"/>.</param>
    /// <param name="sides">Sides of the image in pixels.</param>
    public static int[] Of(ReadOnlySpan<int> labels, PerAxis sides)
    {
        if (sides.Product() != labels.Length)
        {
            throw new ArgumentException($"an image of {sides} pixels does not fit {labels.Length} labels");
        }

        var joined = Joined(labels, sides);
        var numbers = new Dictionary<int, int>();
        var components = new int[labels.Length];
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            if (labels[pixel] != 0)
            {
                var root = joined.Root(pixel);
                components[pixel] = numbers.TryGetValue(root, out var number) ? number : numbers[root] = numbers.Count + 1;
            }
        }

        return components;
    }

    private static DisjointSets Joined(ReadOnlySpan<int> labels, PerAxis sides)
    {
        var sets = new DisjointSets();
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            sets.Add();
            var stride = 1;
            for (var axis = sides.Count - 1; axis >= 0; stride *= sides[axis--])
            {
                if (labels[pixel] != 0 && pixel / stride % sides[axis] > 0 && labels[pixel] == labels[pixel - stride])
                {
                    sets.Join(pixel - stride, pixel);
                }
            }
        }

        return sets;
    }
}
