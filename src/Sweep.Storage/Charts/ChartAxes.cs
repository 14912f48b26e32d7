using Sweep.Theory;

namespace Sweep.Storage.Charts;

/// <summary>The axes that charts know.</summary>
public static class ChartAxes
{
    /// <summary>In the order in which people think of them.</summary>
    public static IReadOnlyList<ChartAxis> All { get; } =
    [
        new("dimensions", "Dimensions d"),
        new("depth", "Depth l (pooling layers)"),
        new("factor", "Pooling factor f"),
        new("padding", "Padding"),
        new("upsampling", "Upsampling"),
        new("pooling", "Pooling"),
        new("convolutions", "Convolutions per level"),
        new("width", "Width (feature maps)"),
        new("embedding", "Embedding (channels)"),
        new("normalisation", "Normalisation"),
        new("scene", "Scene"),
        new("radius", "Radius r (px)"),
        new("spacing", "Spacing s (px)", Sides: true),
        new("train_window", "Training window w (px)", Sides: true),
        new("tile_crop", "Tile crop c (px)", Sides: true, Without: "no tiles"),
        new("period", "Period P (px)", Sides: true, Without: "none", Derived: true),
        new("steps", "Training steps"),
        new("learning_rate", "Learning rate"),
        new("batch", "Batch (windows)"),
        new("noise", "Noise (variance)"),
        new("elastic", "Elastic jitter (px)"),
        new("delta_v", "Loss margin delta_v"),
        new("delta_d", "Loss margin delta_d"),
        new("pair_mask", "Pair mask"),
        new("precision", "Precision"),
        new("whole_image", "Whole image (px)", Sides: true),
        new("halo", "Halo (px)", Sides: true),
        new("bandwidth", "Bandwidth"),
        new("kernel", "Kernel"),
        new("images", "Images"),
        new("seed", "Seed"),
    ];

    /// <exception cref="InvalidSweepException">There is none of this name.</exception>
    public static ChartAxis Find(string name) => All.FirstOrDefault(axis => axis.Name == name)
        ?? throw new InvalidSweepException($"there is no axis {name}; the axes are {string.Join(", ", All.Select(static axis => axis.Name))}");
}
