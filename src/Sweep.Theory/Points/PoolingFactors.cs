using System.Globalization;

namespace Sweep.Theory.Points;

/// <summary>
/// The pooling factor f: one number for all levels and axes, or one per level and axis such as <c>[[1,2,2],[2,2,2]]</c>
/// (outermost level first).
/// </summary>
public sealed class PoolingFactors : IEquatable<PoolingFactors>
{
    private readonly int uniform;
    private readonly PerAxis[]? levels;

    private PoolingFactors(int uniform, PerAxis[]? levels) => (this.uniform, this.levels) = (uniform, levels);

    public static PoolingFactors Uniform(int factor) => new(factor, null);

    public static PoolingFactors PerLevel(params IEnumerable<PerAxis> levels) => new(0, [.. levels]);

    /// <summary>Number of levels named, or null when one number serves every level.</summary>
    public int? Levels => levels?.Length;

    /// <summary>The factors of one level on a network of <paramref name="dimensions"/> axes.</summary>
    public PerAxis At(int level, int dimensions) => levels is null ? PerAxis.Uniform(dimensions, uniform) : levels[level];

    /// <summary>"2", or "[[1,2,2],[2,2,2]]".</summary>
    public override string ToString() => levels is null
        ? uniform.ToString(CultureInfo.InvariantCulture)
        : $"[{string.Join(',', levels.Select(static level => $"[{string.Join(',', level.ToArray())}]"))}]";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="InvalidSweepException">The text is neither a number nor a list per level.</exception>
    public static PoolingFactors Parse(string text)
    {
        var packed = text.Replace(" ", "", StringComparison.Ordinal);
        if (int.TryParse(packed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var one))
        {
            return Uniform(one);
        }

        return packed == "[]" ? PerLevel() : packed.StartsWith("[[", StringComparison.Ordinal) && packed.EndsWith("]]", StringComparison.Ordinal)
            ? PerLevel(packed[2..^2].Split("],[").Select(level => ParseLevel(level, text)))
            : throw Malformed(text);
    }

    private static PerAxis ParseLevel(string level, string text)
    {
        var axes = level.Split(',');
        var factors = new int[axes.Length];
        for (var axis = 0; axis < axes.Length; axis++)
        {
            if (!int.TryParse(axes[axis], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out factors[axis]))
            {
                throw Malformed(text);
            }
        }

        return axes.Length <= 3 ? new PerAxis(factors) : throw Malformed(text);
    }

    private static InvalidSweepException Malformed(string text) =>
        new($"'{text}' is not a pooling factor: write one number such as 2, or one list per level with 1 to 3 numbers each such as [[1,2,2],[2,2,2]]");

    public bool Equals(PoolingFactors? other) => ReferenceEquals(this, other) || (other is not null && ToString() == other.ToString());

    public override bool Equals(object? obj) => Equals(obj as PoolingFactors);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
