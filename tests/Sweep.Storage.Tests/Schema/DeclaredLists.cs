using System.Text;
using System.Text.RegularExpressions;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Schema;

/// <summary>The lists in <c>sql/views</c> that follow from what is declared in Theory: each stands between a mark and <c>-- end</c>.</summary>
internal static partial class DeclaredLists
{
    private const int Width = 150;
    private const string Of = "quantities of ";

    /// <summary>Returns the script with each list as these quantities and axes make it.</summary>
    /// <param name="view">Name of the view, for the comments of its columns.</param>
    public static string Fill(string script, string view, IReadOnlyList<Quantity> quantities, IReadOnlyList<Axis> axes)
    {
        var others = Marked().Replace(script, "");
        return Marked().Replace(script, block =>
        {
            var indent = block.Groups["indent"].Value;
            var lines = block.Groups["mark"].Value switch
            {
                var mark when mark.StartsWith(Of, StringComparison.Ordinal) => Wrapped(quantities.Select(quantity => $"{mark[Of.Length..]}.{quantity.Name}"), Width - indent.Length),
                "further quantities" => quantities.Select(static quantity => $"m.{quantity.Name},").Where(line => !others.Contains($"    {line}\n", StringComparison.Ordinal)),
                "further axes" => axes.Select(static axis => $"t.{axis.Name},").Where(line => !others.Contains($"    {line}\n", StringComparison.Ordinal)),
                "comments of quantities" => quantities.Select(quantity => Comment(quantity.Name, quantity.Text)),
                "comments of axes" => axes.Select(axis => Comment(axis.Name, axis.Text)),
                var other => throw new InvalidOperationException($"no list is made for the mark '{other}'"),
            };
            string Comment(string column, string text) => $"comment on column sweep.{view}.{column} is '{text.Replace("'", "''", StringComparison.Ordinal)}';";
            return $"{indent}-- {block.Groups["mark"].Value}\n{string.Concat(lines.Select(line => $"{indent}{line}\n"))}{indent}-- end\n";
        });
    }

    private static IEnumerable<string> Wrapped(IEnumerable<string> names, int width)
    {
        var line = new StringBuilder();
        foreach (var name in names)
        {
            if (line.Length > 0 && line.Length + name.Length + 3 > width)
            {
                yield return $"{line},";
                line.Clear();
            }

            line.Append(line.Length > 0 ? ", " : "").Append(name);
        }

        yield return line.ToString();
    }

    [GeneratedRegex(@"^(?<indent> *)-- (?<mark>(further |comments of )?(quantities|axes)( of \w+)?)\n.*?^ *-- end\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Marked();
}
