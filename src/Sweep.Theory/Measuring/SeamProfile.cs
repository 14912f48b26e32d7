namespace Sweep.Theory.Measuring;

/// <summary>How much embeddings jump between neighbouring pixels of one object, by position against a grid of lines.</summary>
/// <param name="JumpRatio">Mean distance across lines over mean distance elsewhere; null when either has no pair or the latter is 0.</param>
/// <param name="Profile">
/// Entry k: mean distance of the pairs (y - 1, y) with (y - line offset) mod period = k on their axis; entry 0 is the pairs
/// across lines. Axes with different periods are averaged over the shortest.
/// </param>
public sealed record SeamProfile(double? JumpRatio, IReadOnlyList<double> Profile)
{
    /// <param name="embeddings">channels x pixels, channel by channel, pixels in row-major order of <paramref name="sides"/>.</param>
    /// <param name="labels">One label a pixel; 0 is background and does not count.</param>
    /// <param name="sides">Sides of the image in pixels.</param>
    /// <param name="linePeriod">Distance of lines in pixels per axis.</param>
    /// <param name="lineOffset">A line lies between pixels y - 1 and y where (y - offset) mod period = 0.</param>
    public static SeamProfile Of(
        ReadOnlySpan<double> embeddings, ReadOnlySpan<int> labels, PerAxis sides, PerAxis linePeriod, PerAxis lineOffset) =>
        throw new NotImplementedException();
}
