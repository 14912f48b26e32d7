namespace Sweep.Theory.Measuring;

/// <summary>Vectors sorted by the component in which they differ most, so that near ones are near in the list.</summary>
internal sealed class VectorCloud
{
    private readonly double[] values;
    private readonly int widest;

    public VectorCloud(ReadOnlySpan<double> vectors, int size)
    {
        Size = size;
        Count = vectors.Length / size;
        widest = Widest(vectors, size);
        var keys = new double[Count];
        var order = new int[Count];
        for (var index = 0; index < Count; index++)
        {
            keys[index] = vectors[(index * size) + widest];
            order[index] = index;
        }

        Array.Sort(keys, order);
        values = new double[vectors.Length];
        for (var index = 0; index < Count; index++)
        {
            vectors.Slice(order[index] * size, size).CopyTo(values.AsSpan(index * size));
        }
    }

    public int Count { get; }

    public int Size { get; }

    /// <summary>The component that the vectors are sorted by, ascending.</summary>
    public double Key(int index) => values[(index * Size) + widest];

    public double Component(int index, int component) => values[(index * Size) + component];

    public double Distance(int first, int second)
    {
        double squares = 0;
        for (var component = 0; component < Size; component++)
        {
            var difference = values[(first * Size) + component] - values[(second * Size) + component];
            squares += difference * difference;
        }

        return Math.Sqrt(squares);
    }

    private static int Widest(ReadOnlySpan<double> vectors, int size)
    {
        var widest = 0;
        double width = -1;
        for (var component = 0; component < size; component++)
        {
            var low = double.PositiveInfinity;
            var high = double.NegativeInfinity;
            for (var index = component; index < vectors.Length; index += size)
            {
                if (!double.IsFinite(vectors[index]))
                {
                    throw new ArgumentException("vectors with NaN or infinite components cannot be told apart", nameof(vectors));
                }

                low = Math.Min(low, vectors[index]);
                high = Math.Max(high, vectors[index]);
            }

            if (high - low > width)
            {
                (widest, width) = (component, high - low);
            }
        }

        return widest;
    }
}
