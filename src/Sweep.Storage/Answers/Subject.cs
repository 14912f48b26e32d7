namespace Sweep.Storage.Answers;

/// <summary>What a sentence of an answer can be about, in the order in which they are told where no axis says more.</summary>
internal enum Subject
{
    Windows,
    Curve,
    Stitching,
    Counts,
    Separability,
    Padding,
    Shifts,
}
