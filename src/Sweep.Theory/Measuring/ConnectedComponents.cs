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

/// <summary>Union-find with path halving.</summary>
internal sealed class DisjointSets
{
    private readonly List<int> parents = [];

    /// <summary>Number of sets.</summary>
    public int Count { get; private set; }

    public void Add()
    {
        parents.Add(parents.Count);
        Count++;
    }

    public int Root(int item)
    {
        while (parents[item] != item)
        {
            item = parents[item] = parents[parents[item]];
        }

        return item;
    }

    public bool Joined(int first, int second) => Root(first) == Root(second);

    public void Join(int first, int second)
    {
        var (one, other) = (Root(first), Root(second));
        if (one != other)
        {
            parents[other] = one;
            Count--;
        }
    }
}
