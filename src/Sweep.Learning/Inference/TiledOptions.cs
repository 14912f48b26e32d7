namespace Sweep.Learning.Inference;

/// <param name="Pixels">
/// Most pixels of one tile's input. Memory grows with them, with the tiles computed together and with the network's width; the default is
/// 512 x 512 or 64 x 64 x 64.
/// </param>
/// <param name="Batch">Tiles that are computed together.</param>
/// <param name="EveryPixel">
/// False: the output covers the inside of the image (<see cref="TiledInference.Output"/>). True: it has one embedding for each pixel of
/// the image, which is continued by its mirror beyond its border.
/// </param>
public sealed record TiledOptions(long Pixels = 1 << 18, int Batch = 1, bool EveryPixel = false);
