namespace Sweep.Learning.Inference;

/// <summary>One tile along one axis.</summary>
/// <param name="Read">First pixel of the tile in the image.</param>
/// <param name="Skip">Pixels of its output before the kept ones.</param>
/// <param name="At">Place of the kept pixels in the result.</param>
/// <param name="Keep">Number of kept pixels.</param>
internal readonly record struct TileSpan(int Read, int Skip, int At, int Keep);
