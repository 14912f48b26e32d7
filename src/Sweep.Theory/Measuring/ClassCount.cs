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
