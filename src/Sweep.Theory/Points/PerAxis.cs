using System.Globalization;

namespace Sweep.Theory.Points;

/// <summary>One whole number for each of the 1 to 3 spatial axes of an image, outermost axis first.</summary>
public readonly struct PerAxis : IEquatable<PerAxis>
{
    private readonly int first;
    private readonly int second;
    private readonly int third;

    /// <param name="values">1 to 3 numbers, outermost axis first.</param>
    public PerAxis(params ReadOnlySpan<int> values)
    {
        if (values.Length is < 1 or > 3)
        {
            throw new ArgumentException($"an image has 1 to 3 axes, not {values.Length}", nameof(values));
        }

        Count = values.Length;
        first = values[0];
        second = Count > 1 ? values[1] : 0;
        third = Count > 2 ? values[2] : 0;
    }

    /// <summary>Number of axes, d.</summary>
    public int Count { get; }

    public int this[int axis] => (uint)axis < (uint)Count
        ? axis switch { 0 => first, 1 => second, _ => third }
        : throw new ArgumentOutOfRangeException(nameof(axis), axis, $"there are {Count} axes");

    /// <summary>The same value on every axis.</summary>
    public static PerAxis Uniform(int axes, int value) => new PerAxis([value, value, value], axes);

    private PerAxis(int[] values, int count) : this(values.AsSpan(0, count))
    {
    }

    /// <summary>Computes each axis on its own.</summary>
    public PerAxis Select(Func<int, int> of)
    {
        var copy = this;
        return FromAxes(Count, axis => of(copy[axis]));
    }

    /// <summary>Combines two values axis by axis.</summary>
    public PerAxis Zip(PerAxis other, Func<int, int, int> of)
    {
        var copy = this;
        return FromAxes(Count, axis => of(copy[axis], other[axis]));
    }

    /// <summary>Computes the value of each axis from its index.</summary>
    public static PerAxis FromAxes(int axes, Func<int, int> of) => axes switch
    {
        1 => new(of(0)),
        2 => new(of(0), of(1)),
        _ => new(of(0), of(1), of(2)),
    };

    /// <summary>Product over the axes, in checked arithmetic.</summary>
    public long Product()
    {
        long product = 1;
        for (var axis = 0; axis < Count; axis++)
        {
            product = checked(product * this[axis]);
        }

        return product;
    }

    public int[] ToArray() => [.. Enumerable.Range(0, Count).Select(Get)];

    private int Get(int axis) => this[axis];

    public bool All(Func<int, bool> holds)
    {
        for (var axis = 0; axis < Count; axis++)
        {
            if (!holds(this[axis]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"8" when every axis agrees, else "8x4x4".</summary>
    public override string ToString()
    {
        var head = first;
        return All(value => value == head)
            ? head.ToString(CultureInfo.InvariantCulture)
            : string.Join('x', ToArray().Select(static value => value.ToString(CultureInfo.InvariantCulture)));
    }

    public bool Equals(PerAxis other) =>
        Count == other.Count && first == other.first && second == other.second && third == other.third;

    public override bool Equals(object? obj) => obj is PerAxis other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Count, first, second, third);

    public static bool operator ==(PerAxis left, PerAxis right) => left.Equals(right);

    public static bool operator !=(PerAxis left, PerAxis right) => !left.Equals(right);
}
