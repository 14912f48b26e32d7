namespace Sweep.Dashboard.Report.Blocks;

/// <summary>A stretch of text in one style.</summary>
internal readonly record struct Run(RunStyle Style, string Text);
