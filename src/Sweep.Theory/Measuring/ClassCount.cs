namespace Sweep.Theory.Measuring;

/// <summary>Classes among vectors: single-link clusters at a tolerance, with the evidence.</summary>
/// <param name="Classes">Number of classes.</param>
/// <param name="Within">
/// Largest distance between two members of one class; 0 when every class has one member. For classes of more than 4096 members
/// the diagonal of their bounding box, which is never less and at most sqrt(size) times as much.
/// </param>
/// <param name="Between">Smallest distance between members of different classes; null when there is one class.</param>
public sealed record ClassCount(long Classes, double Within, double? Between)
{
    /// <param name="vectors">count x size, row by row; finite.</param>
    /// <param name="size">Components of a vector.</param>
    /// <param name="tolerance">Euclidean distance up to which two vectors are linked.</param>
    public static ClassCount Of(ReadOnlySpan<double> vectors, int size, double tolerance)
    {
        if (size < 1 || vectors.Length % size != 0 || !(tolerance >= 0))
        {
            throw new ArgumentException($"{vectors.Length} values are not vectors of {size} components to be told apart at {tolerance}");
        }

        var cloud = new VectorCloud(vectors, size);
        var clumps = Clumps.Of(cloud, tolerance);
        clumps.Link(tolerance);
        return new ClassCount(clumps.Classes, clumps.LargestWithin(), clumps.SmallestBetween());
    }
}

/// <summary>
/// Vectors gathered around leaders within half the tolerance: members of one clump are linked to each other without being
/// compared, so that a class of many nearly equal vectors costs little. Classes are clumps that hang together.
/// </summary>
internal sealed class Clumps
{
    /// <summary>Pairs within a class are compared one by one up to this many members.</summary>
    private const int ComparedMembers = 4096;

    private readonly VectorCloud cloud;
    private readonly double reach;
    private readonly List<List<int>> members = [];
    private readonly DisjointSets classes = new();

    private Clumps(VectorCloud cloud, double reach) => (this.cloud, this.reach) = (cloud, reach);

    public long Classes => classes.Count;

    /// <summary>Gathers in the cloud's order, so that leaders are sorted too.</summary>
    public static Clumps Of(VectorCloud cloud, double tolerance)
    {
        // A hair less than half, so that rounding cannot put two members further apart than the tolerance.
        var clumps = new Clumps(cloud, tolerance * 0.499999);
        for (var index = 0; index < cloud.Count; index++)
        {
            clumps.Gather(index);
        }

        return clumps;
    }

    /// <summary>Joins clumps that hold a pair within the tolerance.</summary>
    public void Link(double tolerance)
    {
        for (var first = 0; first < members.Count; first++)
        {
            for (var second = first + 1; second < members.Count && KeyGap(first, second) <= tolerance + (2.000001 * reach); second++)
            {
                if (!classes.Joined(first, second) && Linked(first, second, tolerance))
                {
                    classes.Join(first, second);
                }
            }
        }
    }

    public double LargestWithin()
    {
        double largest = 0;
        foreach (var one in Enumerable.Range(0, members.Count).GroupBy(classes.Root))
        {
            int[] all = [.. one.SelectMany(clump => members[clump])];
            largest = Math.Max(largest, all.Length <= ComparedMembers ? Diameter(all) : Diagonal(all));
        }

        return largest;
    }

    /// <summary>Null when all is one class.</summary>
    public double? SmallestBetween()
    {
        double? smallest = null;
        for (var first = 0; classes.Count > 1 && first < members.Count; first++)
        {
            for (var second = first + 1; second < members.Count && !(KeyGap(first, second) - (2.000001 * reach) >= smallest); second++)
            {
                if (!classes.Joined(first, second) && !(cloud.Distance(Leader(first), Leader(second)) - (2.000001 * reach) >= smallest))
                {
                    smallest = Nearest(first, second, smallest);
                }
            }
        }

        return smallest;
    }

    private void Gather(int index)
    {
        for (var clump = members.Count - 1; clump >= 0 && cloud.Key(index) - cloud.Key(Leader(clump)) <= reach; clump--)
        {
            if (cloud.Distance(index, Leader(clump)) <= reach)
            {
                members[clump].Add(index);
                return;
            }
        }

        members.Add([index]);
        classes.Add();
    }

    private int Leader(int clump) => members[clump][0];

    private double KeyGap(int first, int second) => cloud.Key(Leader(second)) - cloud.Key(Leader(first));

    private bool Linked(int first, int second, double tolerance) =>
        cloud.Distance(Leader(first), Leader(second)) is var apart
        && (apart <= tolerance || (apart <= tolerance + (2.000001 * reach) && Nearest(first, second, null) <= tolerance));

    private double Nearest(int first, int second, double? than)
    {
        var nearest = than ?? double.PositiveInfinity;
        foreach (var one in members[first])
        {
            foreach (var other in members[second])
            {
                nearest = Math.Min(nearest, cloud.Distance(one, other));
            }
        }

        return nearest;
    }

    private double Diameter(int[] all)
    {
        double largest = 0;
        for (var first = 0; first < all.Length; first++)
        {
            for (var second = first + 1; second < all.Length; second++)
            {
                largest = Math.Max(largest, cloud.Distance(all[first], all[second]));
            }
        }

        return largest;
    }

    private double Diagonal(int[] all)
    {
        double squares = 0;
        for (var component = 0; component < cloud.Size; component++)
        {
            var low = all.Min(index => cloud.Component(index, component));
            var high = all.Max(index => cloud.Component(index, component));
            squares += (high - low) * (high - low);
        }

        return Math.Sqrt(squares);
    }
}
