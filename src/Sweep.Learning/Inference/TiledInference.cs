using Sweep.Learning.Networks;
using Sweep.Theory;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Inference;

/// <summary>
/// Embeds an image of any size as the network embeds the whole image, with only tiles in memory. Tiles start at multiples of the period
/// (Rumberger et al. 2021, section 3.3), and the pixels that padding reached are discarded. The result equals the whole image's output up to rounding.
/// </summary>
public sealed class TiledInference
{
    private readonly ShiftEquivariantUNet network;
    private readonly TiledOptions options;

    /// <exception cref="InvalidSweepException">An option is out of range.</exception>
    public TiledInference(ShiftEquivariantUNet network, TiledOptions? options = null)
    {
        (this.network, this.options) = (network, options ?? new TiledOptions());
        if (this.options.Batch < 1)
        {
            throw new InvalidSweepException($"a batch of {this.options.Batch} tiles is not possible; compute at least 1 together");
        }
    }

    private bool Wraps => network.Options.Padding == Padding.Circular;

    /// <summary>
    /// Returns the sides of the output for an image of the given sides. Without <see cref="TiledOptions.EveryPixel"/>: those of the largest natural
    /// size that fits into the image, counted from its first pixel. With valid padding these are exactly the output pixels that depend on
    /// the image only.
    /// </summary>
    /// <exception cref="InvalidSweepException">The image is too small.</exception>
    public PerAxis Output(PerAxis image) => PerAxis.FromAxes(image.Count, axis => Cover(image, axis).Wanted);

    /// <summary>[1, embedding, <see cref="Output"/>] on the image's device, owned by the caller.</summary>
    /// <param name="image">[1, 1, sides]; may have another device and number format than the network.</param>
    /// <exception cref="InvalidSweepException">No tiles give the whole image's output, or the image is too small; the message says what would work.</exception>
    public Tensor Run(Tensor image, CancellationToken cancellationToken = default) => Run(image, network.Forward, cancellationToken);

    internal Tensor Run(Tensor image, Func<Tensor, Tensor> forward, CancellationToken cancellationToken)
    {
        var sides = Sides(image);
        var sizes = network.Sizes;
        AxisCover[] covers = [.. Enumerable.Range(0, sides.Count).Select(axis => Cover(sides, axis))];
        RefuseWhatLooksAtAllPixels(covers);
        var tile = TileSize.Within(options.Pixels, covers, [.. covers.Select((cover, axis) => sizes.AtLeast(cover.Period + (2L * cover.Halo), axis))]);
        var input = PerAxis.FromAxes(sides.Count, axis => checked((int)tile[axis].Input));
        var continued = new Continuation(image, PerAxis.FromAxes(sides.Count, axis => (int)covers[axis].Whole.Input), Wraps);
        return Stitching.Run(
            Tile.Product([.. covers.Select((cover, axis) => cover.Spans(tile[axis]))]),
            one => continued.Read(one.Read, input).to(network.Weights.Values.dtype, network.Weights.Values.device),
            batch => forward(batch).to(image.device),
            PerAxis.FromAxes(sides.Count, axis => covers[axis].Wanted),
            options.Batch,
            cancellationToken);
    }

    private PerAxis Sides(Tensor image)
    {
        var dimensions = network.Options.Dimensions;
        return image.dim() == dimensions + 2 && image.shape[0] == 1 && image.shape[1] == 1
            ? PerAxis.FromAxes(dimensions, axis => checked((int)image.shape[axis + 2]))
            : throw new InvalidSweepException(
                $"an image of shape [{string.Join(", ", image.shape)}] does not fit; this network takes [1, 1, {string.Join(", ", Enumerable.Repeat("side", dimensions))}]");
    }

    private AxisCover Cover(PerAxis image, int axis)
    {
        var sizes = network.Sizes;
        var (side, lost) = (image[axis], sizes.Input(0, axis) - sizes.Output(0, axis));
        var whole = options.EveryPixel ? sizes.AtLeast(side, axis) : sizes.Nearest(side - lost, axis).Below ?? throw new InvalidSweepException(
            $"an image of {image} pixels holds no natural size of this network, the smallest of which has {sizes.AtLeast(1, axis).Input} along axis {axis}; use a larger one, or {nameof(TiledOptions.EveryPixel)} to continue it by its mirror");
        return new AxisCover(
            whole,
            options.EveryPixel ? side : checked((int)whole.Output),
            options.EveryPixel ? checked((int)sizes.Margin(axis)) : 0,
            sizes.Period[axis],
            checked((int)sizes.Halo(axis)),
            Wraps);
    }

    /// <summary>Refuses networks whose every output pixel depends on all pixels of the image, because no tile contains these.</summary>
    private void RefuseWhatLooksAtAllPixels(AxisCover[] covers)
    {
        var (normalisation, pooling) = (network.Options.Normalisation, network.Options.Pooling);
        if (normalisation == Normalisation.Batch && network.Training)
        {
            throw new InvalidSweepException("the network is in training, so batch normalisation would use the statistics of each tile; set Training to false");
        }

        var reason = normalisation is Normalisation.Instance or Normalisation.Group
            ? $"normalisation {ChoiceText.Of(normalisation)} divides by the statistics of its input, which differ in every tile; train with batch or none"
            : pooling == Pooling.AdaptivePolyphase && network.Options.Depth > 0
                ? $"pooling {ChoiceText.Of(pooling)} chooses its grid by the norm of the whole image, which a tile does not have; train with another pooling"
                : null;
        var whole = covers.Aggregate((Int128)1, static (product, cover) => product * cover.Whole.Input);
        if (reason is not null && whole > options.Pixels)
        {
            throw new InvalidSweepException($"{reason}, or allow {whole} pixels a tile to compute this image whole");
        }
    }
}

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
