namespace Sweep.Learning.Inference;

/// <summary>What one tile does along one axis.</summary>
/// <param name="Read">Its first pixel in the image.</param>
/// <param name="Skip">Pixels of its output before those that are kept.</param>
/// <param name="At">Where the kept pixels go in the result.</param>
/// <param name="Keep">How many are kept.</param>
internal readonly record struct TileSpan(int Read, int Skip, int At, int Keep);
