namespace Sweep.Dashboard.Report;

/// <summary>Grid points as text, without what all of a list have in common.</summary>
internal static class PointWords
{
    /// <summary>Which measurements are asked for: no part of what the point is.</summary>
    public const string Measure = "measure";

    /// <summary>Names of the values that are not the same in all of these points; of a single one, all that matter most.</summary>
    public static IReadOnlyList<string> Varying(IReadOnlyList<string> canonicals)
    {
        if (canonicals.Count == 0)
        {
            return [];
        }

        var points = canonicals.Select(Values).ToList();
        var varying = points[0].Keys.Where(name => name != Measure && points.Any(point => point[name] != points[0][name])).ToList();
        return varying.Count > 0 ? varying : ["dimensions", "depth", "factor", "padding", "scene", "spacing", "seed"];
    }

    /// <summary>"depth 2, spacing 7 × 7, seed 0".</summary>
    public static string Of(string canonical, IReadOnlyList<string> names)
    {
        var values = Values(canonical);
        return string.Join(", ", names.Select(name => $"{name.Replace('_', ' ')} {values[name].Replace('_', ' ')}"));
    }

    /// <summary>Value of each axis by its name.</summary>
    public static Dictionary<string, string> Values(string canonical) =>
        canonical.Split(';').Select(static value => value.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
}
