namespace Sweep.Storage.Reports;

/// <summary>Facts of a sweep that a report needs beside its summary.</summary>
/// <param name="FileText">The sweep file as it was handed over last.</param>
/// <param name="Fresh">Whether nothing measured by an earlier sweep was taken over.</param>
/// <param name="FirstAttempt">When the first attempt began; null: none yet.</param>
/// <param name="LastAttempt">When the last one ended.</param>
public sealed record ReportHead(
    string FileText, bool Fresh, int MaxAttempts, TimeSpan? TrialTimeout, string Note, IReadOnlyList<string> Tags, DateTimeOffset? FirstAttempt, DateTimeOffset? LastAttempt);
