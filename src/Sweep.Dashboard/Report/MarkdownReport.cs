using System.Text;
using System.Text.RegularExpressions;
using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Report;

/// <summary>Writes a report in GitHub's Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>The first line of the file, which is invisible in the rendered text.</summary>
    public const string Mark = "<!-- sweep report -->";

    /// <param name="folder">Folder of the pictures; null: they are left out.</param>
    public static string Of(ReportDocument document, string? folder)
    {
        var blocks = new MarkdownBlocks(folder);
        var text = new StringBuilder($"{Mark}\n\n# {MarkdownProse.Escaped(document.Title)}\n\n{MarkdownProse.Escaped(document.Subtitle)}\n\n");
        blocks.Write(text, document.Opening);
        for (var part = 0; part < document.Parts.Count; part++)
        {
            text.Append($"## {part + 1} {document.Parts[part].Heading}\n\n");
            blocks.Write(text, document.Parts[part].Blocks);
        }

        return $"{text.ToString().TrimEnd()}\n";
    }
}

/// <summary>Writes blocks as Markdown, and numbers tables and figures.</summary>
/// <param name="folder">Folder of the pictures; null: they are left out.</param>
internal sealed class MarkdownBlocks(string? folder)
{
    private const int LongestChart = 20;

    private int figures;
    private int tables;

    public void Write(StringBuilder text, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Write(text, block);
        }
    }

    private void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph: text.Append($"{MarkdownProse.Of(paragraph.Text)}\n\n"); break;
            case Notice notice: text.Append($"> {MarkdownProse.Of(notice.Text)}\n\n"); break;
            case Formula formula: text.Append($"> {MarkdownProse.Of(formula.Text)}\n\n"); break;
            case Bullets bullets: text.Append(string.Concat(bullets.Items.Select(static item => $"- {MarkdownProse.Of(item)}\n"))).Append('\n'); break;
            case Facts facts: text.Append(string.Concat(facts.Items.Select(static fact => $"- {MarkdownProse.Escaped(fact.Name)}: {MarkdownProse.Of(fact.Value)}\n"))).Append('\n'); break;
            case Listing listing: text.Append(Fenced(listing.Text)); break;
            case Folded content:
                text.Append($"<details><summary>{MarkdownProse.Escaped(content.Summary)}</summary>\n\n");
                Write(text, content.Content);
                text.Append("</details>\n\n");
                break;
            case ReportTable sheet: Table(text, sheet); break;
            case Chart chart: Table(text, Rows(chart)); break;
            case Picture picture when folder is not null:
                text.Append($"![{MarkdownProse.Escaped(picture.Alternative)}]({Uri.EscapeDataString(folder)}/{picture.Name})\n\n**Figure {++figures}.** {MarkdownProse.Of(picture.Caption)}\n\n");
                break;
            case Picture picture: text.Append($"**Figure {++figures}** (left out). {MarkdownProse.Of(picture.Caption)}\n\n"); break;
            default: throw new ArgumentException($"{block.GetType().Name} cannot be written", nameof(block));
        }
    }

    private void Table(StringBuilder text, ReportTable sheet)
    {
        text.Append($"**Table {++tables}.** {MarkdownProse.Of(sheet.Caption)}\n\n");
        Line(text, sheet.Columns.Select(static column => MarkdownProse.Of(column.Heading)));
        Line(text, sheet.Columns.Select(static column => column.Number ? "---:" : "---"));
        foreach (var row in sheet.Rows)
        {
            Line(text, row.Select(MarkdownProse.Of));
        }

        text.Append('\n');
    }

    /// <summary>Writes the rows of a chart as a table.</summary>
    private static ReportTable Rows(Chart chart)
    {
        var left = chart.Rows.Rows.Count > LongestChart ? $" The first {LongestChart} of {chart.Rows.Rows.Count} rows." : "";
        return new(
            Prose.Plain($"{chart.Query.Title}. {chart.Query.Explanation}{left}"),
            [.. chart.Rows.Columns.Select(static column => new ReportColumn(Prose.Plain(column)))],
            [.. chart.Rows.Rows.Take(LongestChart).Select(static row => (IReadOnlyList<Prose>)[.. row.Select(static value => Prose.Plain(ChartText.Readable(value)))])]);
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append($"| {string.Join(" | ", cells)} |\n");

    /// <summary>Fences the text with more backticks than begin any of its lines.</summary>
    private static string Fenced(string listing)
    {
        var fence = "```";
        while (listing.Contains(fence, StringComparison.Ordinal))
        {
            fence += '`';
        }

        return $"{fence}\n{listing.ReplaceLineEndings("\n").TrimEnd()}\n{fence}\n\n";
    }
}

/// <summary>Writes runs of text as Markdown, with special characters escaped.</summary>
internal static partial class MarkdownProse
{
    public static string Of(Prose prose) => string.Concat(prose.Runs.Select(static run => run.Style switch
    {
        // Stars with a space inside would not mean bold.
        RunStyle.Strong => $"**{Escaped(run.Text.Trim())}**{(run.Text.EndsWith(' ') ? " " : "")}",
        RunStyle.Code => Code(run.Text),
        RunStyle.Variable => $"*{run.Text}*",
        RunStyle.Below => $"<sub>{Escaped(run.Text)}</sub>",
        RunStyle.Above => $"<sup>{Escaped(run.Text)}</sup>",
        RunStyle.Verdict => $"{Escaped(VerdictMark.Of(run.Text))} {Escaped(run.Text)}",
        _ => Escaped(run.Text),
    }));

    /// <summary>Escapes text of users: no markup, no link, no new line.</summary>
    public static string Escaped(string text) => Special().Replace(Lines().Replace(text, " "), @"\$0").Replace("&", "&amp;").Replace("<", "&lt;");

    // Within backticks only a backtick is special, but a bar would still end a cell.
    private static string Code(string text) => $"`{Lines().Replace(text, " ").Replace('`', '\'').Replace("|", "\\|")}`";

    [GeneratedRegex(@"[\\`*\[\]|~$#!@>]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")]
    private static partial Regex Special();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex Lines();
}
