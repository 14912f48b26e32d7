namespace Sweep.Storage.Answers;

/// <summary>Topics of the sentences of an answer, in the order used where the axes give no other.</summary>
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
