using System.Text;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Grids;

/// <summary>Single grid points as a sweep file that runs them again.</summary>
public static class TrialFile
{
    private static readonly Dictionary<string, string> Defaults = Values(new GridPoint().Canonical);

    /// <param name="name">Of the new sweep.</param>
    /// <param name="points">Each with a label and the canonical text of its grid point.</param>
    public static string Of(string name, IEnumerable<(string Label, string Canonical)> points)
    {
        var text = new StringBuilder($"name: {name}\ngrids:\n");
        foreach (var (label, canonical) in points)
        {
            var values = Values(canonical);
            var axes = PointFields.Axes.Where(axis => axis.Name == "dimensions" || values[axis.Name] != Defaults[axis.Name]).Select(axis => $"{axis.Name}: {Yaml(axis, values[axis.Name])}");
            text.Append($"  - label: {label}\n    fixed: {{ {string.Join(", ", axes)} }}\n    measure: [{values["measure"].Replace(",", ", ")}]\n");
        }

        return text.ToString();
    }

    private static string Yaml(PointField axis, string value) => axis switch
    {
        PointField<PerAxis?> => value.Contains('x') ? $"[{value.Replace("x", ", ")}]" : value,
        PointField<string> => $"'{value.Replace("'", "''")}'",
        _ => value,
    };

    private static Dictionary<string, string> Values(string canonical) =>
        canonical.Split(';').Select(static value => value.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
}
