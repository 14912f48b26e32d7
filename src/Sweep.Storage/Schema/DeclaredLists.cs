using System.Text;
using System.Text.RegularExpressions;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Storage.Schema;

/// <summary>Writes the lists of axes, quantities and laws into <c>sql/views</c>, each between a mark and <c>-- end</c>.</summary>
internal static partial class DeclaredLists
{
    private const int Width = 150;
    private const string Of = "quantities of ";

    /// <summary>Returns the script with the lists of these quantities, axes and laws.</summary>
    /// <param name="view">Name of the view, for the comments of its columns.</param>
    public static string Fill(string script, string view, IReadOnlyList<Quantity> quantities, IReadOnlyList<Axis> axes, IReadOnlyList<Law> laws)
    {
        var others = Marked().Replace(script, "");
        var kept = KeptColumns.Of(quantities, laws);
        return Marked().Replace(script, block =>
        {
            var indent = block.Groups["indent"].Value;
            var lines = block.Groups["mark"].Value switch
            {
                var mark when mark.StartsWith(Of, StringComparison.Ordinal) => Wrapped(quantities.Select(quantity => $"{mark[Of.Length..]}.{quantity.Name}"), Width - indent.Length),
                "axes of c" or "axes of r" => axes.Where(static axis => axis.IsOfConfiguration).Select(axis => $"{block.Groups["mark"].Value[^1]}.{axis.Name},"),
                "values of axes" => Separated(axes.Select(static (axis, place) => $"({place}, '{axis.Name}', {(axis.Absent is { } absent ? $"'{absent}'" : "null")})")),
                "predictions of c" or "predictions of r" => laws.SelectMany(law => new[] { law.PredictionColumn, law.RowColumn }).Select(column => $"{block.Groups["mark"].Value[^1]}.{column},"),
                "kept names" => kept.Select(static column => $"{column.Name},"),
                "names of t, else of r" => kept.Select(static column => $"case when t.n is null then r.{column.Name} else t.{column.Name} end as {column.Name},"),
                "kept folds" => kept.Select(static column => $"{column.Fold} as {column.Name},"),
                "kept merges" => kept.Select(static column => $"{column.Name} = {column.Merge},"),
                "kept results" => kept.Select(static column => $"{column.Shown} as {column.Name},"),
                "comments of kept results" => kept.Select(column => Comment(column.Name, column.Text)),
                "laws of t" => laws.Select(static law => $"t.{law.RowColumn},"),
                "further laws" => Further(laws.Select(static law => $"t.{law.PredictionColumn},")),
                "further predictions" => laws.Where(law => !others.Contains($" t.{law.PredictionColumn},", StringComparison.Ordinal))
                    .Select(static law => $"|| case when t.{law.PredictionColumn} is null then '[]' else jsonb_build_array('{law.Predicted}', t.{law.PredictionColumn}) end"),
                "verdicts of m" => laws.Select(static law =>
                    $"case when c.failed and not t.control and m.{law.VerdictColumn} is not null then 'inconclusive' else m.{law.VerdictColumn} end as {law.VerdictColumn},"),
                "verdict names" => [$"{string.Join(", ", laws.Select(static law => $"'{law.VerdictColumn}'"))},"],
                "comments of laws" => laws.SelectMany(law => new[]
                {
                    Comment(law.PredictionColumn, law.Text), Comment(law.RowColumn, $"Which law the trial tests: {law.Title.ToLowerInvariant()}; null: none"),
                }.Concat(view == "trial_results" ? [Comment(law.VerdictColumn, $"Verdict: {law.Title.ToLowerInvariant()}")] : [])),
                "further quantities" => Further(quantities.Select(static quantity => $"m.{quantity.Name},")),
                "further axes" => Further(axes.Select(static axis => $"t.{axis.Name},")),
                "comments of quantities" => quantities.Select(quantity => Comment(quantity.Name, quantity.Text)),
                "comments of axes" => axes.Where(axis => view == "trial_results" || axis.IsOfConfiguration).Select(axis => Comment(axis.Name, axis.Text)),
                var other => throw new InvalidOperationException($"no list is made for the mark '{other}'"),
            };
            string Comment(string column, string text) => SchemaText.Comment(view, column, text);
            IEnumerable<string> Further(IEnumerable<string> columns) => columns.Where(line => !others.Contains($"    {line}\n", StringComparison.Ordinal));
            return $"{indent}-- {block.Groups["mark"].Value}\n{string.Concat(lines.Select(line => $"{indent}{line}\n"))}{indent}-- end\n";
        });
    }

    private static IEnumerable<string> Separated(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Select((line, place) => place < all.Count - 1 ? $"{line}," : line);
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

    [GeneratedRegex(@"^(?<indent> *)-- (?<mark>(further |comments of )?(quantities|axes|values|laws|predictions|verdicts|verdict names|names|kept (names|folds|merges|results))( of \w+(, else of \w+)?)?)\n.*?^ *-- end\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Marked();
}
