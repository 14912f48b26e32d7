using Npgsql;
using Sweep.Dashboard.Report.Blocks;
using Sweep.Theory;

namespace Sweep.Dashboard.Report;

/// <summary>Reports of sweeps: everything that a reader of a result wants to know, in one file.</summary>
public sealed class SweepReports(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The first line of each kind by which a report is told from other files.</summary>
    public static bool IsReport(string start) =>
        start.Contains("<meta name=\"generator\" content=\"sweep report\">", StringComparison.Ordinal) || start.StartsWith(MarkdownReport.Mark, StringComparison.Ordinal);

    /// <param name="programVersion">Of the program that writes it.</param>
    /// <param name="folder">Where its pictures will lie, as the report is to name it; null: it has none. HTML carries them within.</param>
    /// <exception cref="InvalidSweepException">There is no such sweep.</exception>
    public async Task<WrittenReport> WriteAsync(string sweep, ReportFormat format, string programVersion, string? folder, CancellationToken cancellationToken)
    {
        var contents = await new ReportReader(database, time).ReadAsync(sweep, charts: true, programVersion, cancellationToken)
            ?? throw new InvalidSweepException($"there is no sweep named {sweep}; `sweep list` names those that there are");
        var document = ReportDocument.Of(contents);
        return format == ReportFormat.Html
            ? new(HtmlReport.Of(document), [])
            : new(
                MarkdownReport.Of(document, folder),
                folder is null ? [] : [.. document.Parts.SelectMany(static part => part.Blocks.OfType<Picture>()).Select(static picture => KeyValuePair.Create(picture.Name, picture.Content))]);
    }
}
