using System.Security.Cryptography;
using System.Text;
using Sweep.Dashboard.Charts;
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

/// <summary>Writes blocks as markup, and numbers tables and figures.</summary>
internal sealed class HtmlBlocks
{
    private int figures;
    private int tables;

    public Html Of(IReadOnlyList<Block> blocks) => Html.Join(blocks, Of);

    private Html Of(Block block) => block switch
    {
        Paragraph paragraph => Html.Of($"<p>{HtmlProse.Of(paragraph.Text)}</p>\n"),
        Notice notice => Html.Of($"<p class=\"notice\" role=\"note\">{HtmlProse.Of(notice.Text)}</p>\n"),
        Formula formula => Html.Of($"<p class=\"formula\">{HtmlProse.Of(formula.Text)}</p>\n"),
        Bullets bullets => Html.Of($"<ul>{Html.Join(bullets.Items, static item => Html.Of($"<li>{HtmlProse.Of(item)}</li>"))}</ul>\n"),
        Facts facts => Html.Of($"<dl>{Html.Join(facts.Items, static fact => Html.Of($"<dt>{fact.Name}</dt><dd>{HtmlProse.Of(fact.Value)}</dd>"))}</dl>\n"),
        Listing listing => Html.Of($"<pre tabindex=\"0\">{listing.Text}</pre>\n"),
        Folded folded => Html.Of($"<details><summary>{folded.Summary}</summary>{Of(folded.Content)}</details>\n"),
        ReportTable sheet => Table(sheet),
        Picture picture => Figure(picture),
        Chart chart => Html.Of($"""<div class="numbered"><p class="number">Figure {++figures}</p>{ChartBlock.Inline(chart.Query, null, chart.Rows)}</div>"""),
        _ => throw new ArgumentException($"{block.GetType().Name} cannot be written", nameof(block)),
    };

    private Html Table(ReportTable sheet) => Html.Of($"""
        <div class="scroll" tabindex="0"><table>
        <caption><div><strong>Table {++tables}.</strong> {HtmlProse.Of(sheet.Caption)}</div></caption>
        <thead><tr>{Html.Join(sheet.Columns, static column => Html.Of($"<th scope=\"col\"{Side(column)}>{HtmlProse.Of(column.Heading)}</th>"))}</tr></thead>
        <tbody>
        {Html.Join(sheet.Rows, row => Html.Of($"<tr>{Html.Join(row.Zip(sheet.Columns), static cell => Html.Of($"<td{Side(cell.Second)}>{HtmlProse.Of(cell.First)}</td>"))}</tr>\n"))}</tbody>
        </table></div>

        """);

    private Html Figure(Picture picture) => Html.Of($"""
        <figure class="picture">
        <img src="data:image/png;base64,{Convert.ToBase64String(picture.Content)}" alt="{picture.Alternative}">
        <figcaption><strong>Figure {++figures}.</strong> {HtmlProse.Of(picture.Caption)}</figcaption>
        </figure>

        """);

    private static Html Side(ReportColumn column) => column switch
    {
        { Number: true } => new(" class=\"number\""),
        { Wide: true } => new(" class=\"wide\""),
        _ => default,
    };
}

/// <summary>Writes runs of text as markup.</summary>
internal static class HtmlProse
{
    public static Html Of(Prose prose) => Html.Join(prose.Runs, static run => run.Style switch
    {
        RunStyle.Strong => Html.Of($"<strong>{run.Text}</strong>"),
        RunStyle.Code => Html.Of($"<code>{run.Text}</code>"),
        RunStyle.Variable => Html.Of($"<var>{run.Text}</var>"),
        RunStyle.Below => Html.Of($"<sub>{run.Text}</sub>"),
        RunStyle.Above => Html.Of($"<sup>{run.Text}</sup>"),
        RunStyle.Verdict => Html.Of($"<span class=\"verdict {run.Text.Replace(' ', '_')}\"><span aria-hidden=\"true\">{VerdictMark.Of(run.Text)}</span> {run.Text}</span>"),
        _ => Html.Of($"{run.Text}"),
    });
}

/// <summary>The style sheet and the scripts inside a report.</summary>
internal static class ReportAssets
{
    public static string Style => $"{Read("report.css")}\n{ChartScripts.Style}";

    /// <summary>The library of charts, then our own scripts.</summary>
    public static IReadOnlyList<string> Scripts => [Enclosed(ChartScripts.Library), Enclosed(ChartScripts.Own)];

    // Within a page the text "</script" would end the script anywhere; in a string of JavaScript the backslash has no effect.
    private static string Enclosed(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream($"assets/{name}") ?? throw new InvalidOperationException($"the asset {name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
