using Sweep.Theory.Points;

namespace Sweep.Dashboard.Report;

/// <summary>Writes grid points in words, without the values that all points of a list share.</summary>
internal static class PointWords
{
    /// <summary>The requested measurements, which do not identify the point.</summary>
    public const string Measure = "measure";

    /// <summary>Returns the names of the values that differ between these points; for a single point, the most important names.</summary>
    public static IReadOnlyList<string> Varying(IReadOnlyList<string> canonicals)
    {
        IReadOnlyList<string> varying = [.. PointText.Varying(canonicals).Where(static name => name != Measure)];
        return canonicals.Count == 0 || varying.Count > 0 ? varying : ["dimensions", "depth", "factor", "padding", "scene", "spacing", "seed"];
    }

    /// <summary>"depth 2, spacing 7 × 7, seed 0".</summary>
    public static string Of(string canonical, IReadOnlyList<string> names)
    {
        var values = PointText.Values(canonical).ToDictionary(static value => value.Key, static value => value.Value);
        return string.Join(", ", names.Select(name => $"{name.Replace('_', ' ')} {values.GetValueOrDefault(name, "none").Replace('_', ' ')}"));
    }
}
