namespace Sweep.Dashboard.Reports.Blocks;

/// <summary>How a stretch of text is set.</summary>
internal enum RunStyle
{
    Plain,
    Strong,
    Code,

    /// <summary>A letter that stands for a number.</summary>
    Variable,

    Below,
    Above,
}
