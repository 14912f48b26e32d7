using System.Text;

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
