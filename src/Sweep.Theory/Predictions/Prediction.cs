namespace Sweep.Theory.Predictions;

/// <summary>What the laws say of a trial before it runs. Null: no law applies, and a premise says why.</summary>
/// <param name="Period">P_i.</param>
/// <param name="Bound">f^(dl), law L1.</param>
/// <param name="Distinct">Largest number of embeddings of same-looking objects that is possible in the evaluated window, laws L2 and L3.</param>
/// <param name="Seamless">Whether the stitched output equals the whole image's, law L5.</param>
/// <param name="Jump">Whether the embeddings jump at the lines of the period, law L6.</param>
/// <param name="Separable">Whether all objects of the evaluated image can be told apart; a necessary condition when true, law L2 or L7.</param>
/// <param name="Equivariant">Whether the output follows every shift of the whole image, circular padding only.</param>
/// <param name="Notes">Formula of each prediction, and the premise that fails of each that is missing; one sentence each.</param>
public sealed record Prediction(
    PerAxis Period, long Bound, long? Distinct, bool? Seamless, bool? Jump, bool? Separable, bool? Equivariant, IReadOnlyList<string> Notes)
{
    private const string NotPredicted = ": not predicted, ";

    /// <summary>", for .." with the premise that fails of what is not predicted; empty where no note says.</summary>
    /// <param name="name">What the notes call it, such as <c>jump</c>.</param>
    internal string WhyNot(string name) =>
        Notes.FirstOrDefault(note => note.StartsWith(name + NotPredicted, StringComparison.Ordinal)) is { } note ? $", {note[(name.Length + NotPredicted.Length)..]}" : "";
}
