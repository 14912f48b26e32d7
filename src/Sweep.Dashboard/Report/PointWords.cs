using Sweep.Theory.Points;

namespace Sweep.Dashboard.Report;

/// <summary>Grid points in words, without what all of a list have in common.</summary>
internal static class PointWords
{
    /// <summary>Which measurements are asked for: no part of what the point is.</summary>
    public const string Measure = "measure";

    /// <summary>Names of the values that are not the same in all of these points; of a single one, all that matter most.</summary>
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
