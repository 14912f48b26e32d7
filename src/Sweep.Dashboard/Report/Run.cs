namespace Sweep.Dashboard.Report;

/// <summary>A stretch of text in one style.</summary>
internal readonly record struct Run(RunStyle Style, string Text);
