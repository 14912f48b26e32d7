namespace Sweep.Theory.Measuring;

/// <summary>Classes among vectors: single-link clusters at a tolerance, with the evidence.</summary>
/// <param name="Classes">Number of classes.</param>
/// <param name="Within">Largest distance between two members of one class; 0 when every class has one member.</param>
/// <param name="Between">Smallest distance between members of different classes; null when there is one class.</param>
public sealed record ClassCount(long Classes, double Within, double? Between)
{
    /// <param name="vectors">count x size, row by row.</param>
    /// <param name="size">Components of a vector.</param>
    /// <param name="tolerance">Euclidean distance up to which two vectors are linked.</param>
    public static ClassCount Of(ReadOnlySpan<double> vectors, int size, double tolerance) => throw new NotImplementedException();
}
