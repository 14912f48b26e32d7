using System.Text.RegularExpressions;
using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Report;

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
