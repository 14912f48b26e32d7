namespace Sweep.Theory.Trials;

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
        ? uniform.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : $"[{string.Join(',', levels.Select(static level => $"[{string.Join(',', level.ToArray())}]"))}]";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static PoolingFactors Parse(string text) => throw new NotImplementedException();

    public bool Equals(PoolingFactors? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as PoolingFactors);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
