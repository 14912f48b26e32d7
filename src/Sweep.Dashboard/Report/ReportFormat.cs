namespace Sweep.Dashboard.Report;

/// <summary>The format of a report.</summary>
public enum ReportFormat
{
    /// <summary>One file with charts and pictures in it.</summary>
    Html,

    /// <summary>GitHub's Markdown: tables instead of charts, pictures as files beside it.</summary>
    Md,
}
