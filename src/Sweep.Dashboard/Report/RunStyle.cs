namespace Sweep.Dashboard.Report;

/// <summary>The style of a stretch of text.</summary>
internal enum RunStyle
{
    Plain,
    Strong,
    Code,

    /// <summary>A letter that stands for a number.</summary>
    Variable,

    /// <summary>The word of a verdict, which gets a mark and a colour.</summary>
    Verdict,

    Below,
    Above,
}
