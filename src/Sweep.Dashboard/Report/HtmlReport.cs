using System.Security.Cryptography;
using System.Text;
using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Report;

/// <summary>Writes a report as one self-contained HTML file; its policy forbids it to load anything.</summary>
internal static class HtmlReport
{
    public static string Of(ReportDocument document)
    {
        var scripts = document.Parts.Any(static part => part.Blocks.OfType<Chart>().Any()) ? ReportAssets.Scripts : [];
        var blocks = new HtmlBlocks();
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(scripts)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="sweep report">
            <title>{document.Title}</title>
            <style>{new Html(ReportAssets.Style)}</style>
            </head>
            <body>
            <main>
            <header>
            <h1>{document.Title}</h1>
            <p class="subtitle">{document.Subtitle}</p>
            </header>
            <section class="opening" aria-label="Summary">
            {blocks.Of(document.Opening)}</section>
            <nav aria-label="Contents"><ol>{Html.Join(Numbered(document), static part => Html.Of($"<li><a href=\"#part-{part.Number}\">{part.Part.Heading}</a></li>"))}</ol></nav>
            {Html.Join(Numbered(document), part => Html.Of($"""
            <section id="part-{part.Number}" aria-labelledby="heading-{part.Number}">
            <h2 id="heading-{part.Number}"><span class="ordinal">{part.Number}</span> {part.Part.Heading}</h2>
            {blocks.Of(part.Part.Blocks)}</section>

            """))}</main>
            {Html.Join(scripts, static script => Html.Of($"<script>{new Html(script)}</script>\n"))}</body>
            </html>

            """).Text;
    }

    private static IEnumerable<(int Number, ReportPart Part)> Numbered(ReportDocument document) => document.Parts.Select(static (part, index) => (index + 1, part));

    /// <summary>Allows our own scripts only, by their hashes, so that injected markup can neither run nor send anything.</summary>
    private static string Policy(IReadOnlyList<string> scripts)
    {
        var hashes = scripts.Select(static script => $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");
        return $"default-src 'none'; script-src{(scripts.Count == 0 ? " 'none'" : string.Concat(hashes))}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }
}
