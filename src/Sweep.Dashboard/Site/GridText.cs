using Sweep.Theory.Points;

namespace Sweep.Dashboard.Site;

/// <summary>Writes grid points for people: common values once, and in each line only the values that vary.</summary>
internal sealed class GridText
{
    private readonly IReadOnlyList<string> varying;
    private readonly Dictionary<string, HashSet<string>> values;

    private GridText(IReadOnlyList<string> varying, Dictionary<string, HashSet<string>> values) => (this.varying, this.values) = (varying, values);

    /// <param name="points">Canonical texts of the shown points, and of some points from all over the sweep.</param>
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

    /// <summary>Returns a value that the axis takes.</summary>
    public string Example(string axis) => values[axis].First();

    /// <summary>Returns the values of a point on the axes that vary.</summary>
    public string Own(string canonical)
    {
        var values = PointText.Values(canonical).ToDictionary(static pair => pair.Key, static pair => pair.Value);
        var own = string.Join(' ', varying.Where(axis => values.GetValueOrDefault(axis) is not (null or "default")).Select(axis => $"{axis}={values[axis]}"));
        return own.Length > 0 ? own : Spaced(canonical);
    }

    public static string Spaced(string canonical) => canonical.Replace(";", " ", StringComparison.Ordinal);
}
