using Npgsql;
using Sweep.Theory;

namespace Sweep.Dashboard.Report;

/// <summary>Writes reports of sweeps, each in one file.</summary>
public sealed class SweepReports(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Returns whether a file begins as a report does.</summary>
    public static bool IsReport(string start) =>
        start.Contains("<meta name=\"generator\" content=\"sweep report\">", StringComparison.Ordinal) || start.StartsWith(MarkdownReport.Mark, StringComparison.Ordinal);

    /// <param name="programVersion">Version of the program that writes the report.</param>
    /// <param name="folder">Folder of the pictures, as the report names it; null: the report has none. HTML contains them.</param>
    /// <exception cref="InvalidSweepException">There is no such sweep.</exception>
    public async Task<WrittenReport> WriteAsync(string sweep, ReportFormat format, string programVersion, string? folder, CancellationToken cancellationToken)
    {
        var contents = await new ReportReader(database, time).ReadAsync(sweep, charts: true, programVersion, cancellationToken)
            ?? throw new InvalidSweepException($"there is no sweep named {sweep}; `sweep list` lists all sweeps");
        var document = ReportDocument.Of(contents);
        return format == ReportFormat.Html
            ? new(HtmlReport.Of(document), [])
            : new(
                MarkdownReport.Of(document, folder),
                folder is null ? [] : [.. document.Parts.SelectMany(static part => part.Blocks.OfType<Picture>()).Select(static picture => KeyValuePair.Create(picture.Name, picture.Content))]);
    }
}

/// <summary>The format of a report.</summary>
public enum ReportFormat
{
    /// <summary>One file with charts and pictures in it.</summary>
    Html,

    /// <summary>GitHub's Markdown: tables instead of charts, pictures as files beside it.</summary>
    Md,
}

/// <summary>A finished report.</summary>
/// <param name="Files">Pictures for the folder beside it, by the names that it refers to; none in HTML.</param>
public sealed record WrittenReport(string Text, IReadOnlyList<KeyValuePair<string, byte[]>> Files);
