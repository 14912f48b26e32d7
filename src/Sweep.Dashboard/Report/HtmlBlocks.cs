using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Site;

namespace Sweep.Dashboard.Report;

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
