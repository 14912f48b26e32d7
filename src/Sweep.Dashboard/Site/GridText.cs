using Sweep.Theory.Points;

namespace Sweep.Dashboard.Site;

/// <summary>Grid points as people read them: what every point shares is said once, and each line tells what is its own.</summary>
internal sealed class GridText
{
    private readonly IReadOnlyList<string> varying;
    private readonly Dictionary<string, HashSet<string>> values;

    private GridText(IReadOnlyList<string> varying, Dictionary<string, HashSet<string>> values) => (this.varying, this.values) = (varying, values);

    /// <param name="points">Canonical texts; those that are shown, and some from all over the sweep.</param>
    public static GridText Of(IEnumerable<string> points)
    {
        Dictionary<string, HashSet<string>> values = [];
        List<string> order = [];
        foreach (var (axis, value) in points.SelectMany(static point => PointText.Values(point)))
        {
            if (!values.TryGetValue(axis, out var seen))
            {
                values[axis] = seen = [];
                order.Add(axis);
            }

            seen.Add(value);
        }

        return new([.. order.Where(axis => values[axis].Count > 1)], values);
    }

    /// <summary>The axes that take more than one value.</summary>
    public IReadOnlyList<string> Varying => varying;

    /// <summary>A value that the axis takes.</summary>
    public string Example(string axis) => values[axis].First();

    /// <summary>Of a point only what varies.</summary>
    public string Own(string canonical)
    {
        var values = PointText.Values(canonical).ToDictionary(static pair => pair.Key, static pair => pair.Value);
        var own = string.Join(' ', varying.Where(axis => values.GetValueOrDefault(axis) is not (null or "default")).Select(axis => $"{axis}={values[axis]}"));
        return own.Length > 0 ? own : Spaced(canonical);
    }

    public static string Spaced(string canonical) => canonical.Replace(";", " ", StringComparison.Ordinal);
}
