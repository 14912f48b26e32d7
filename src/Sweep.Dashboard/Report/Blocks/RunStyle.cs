namespace Sweep.Dashboard.Report.Blocks;

/// <summary>How a stretch of text is set.</summary>
internal enum RunStyle
{
    Plain,
    Strong,
    Code,

    /// <summary>A letter that stands for a number.</summary>
    Variable,

    /// <summary>A verdict by its word, which gets its mark and colour.</summary>
    Verdict,

    Below,
    Above,
}
