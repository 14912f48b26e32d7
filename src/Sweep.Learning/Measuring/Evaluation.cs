using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Learning.Scenes;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>A network's output on the images of a trial.</summary>
internal static class Evaluation
{
    /// <summary>The scene of a trial's evaluation.</summary>
    public static Scene SceneOf(GridPoint point) => Scene.Of(point);

    /// <summary>The whole image of the trial's scene.</summary>
    public static Embeddings Whole(ShiftEquivariantUNet network, Trial trial)
    {
        var geometry = trial.Evaluation;
        using var output = WholeImage.Forward(network, Pixels(trial.Point, geometry), geometry.Input);
        return Embeddings.Of(output);
    }

    /// <summary>The stitched image, and the part of the whole image's output that it should equal.</summary>
    public static StitchedPair Stitched(ShiftEquivariantUNet network, GridPoint point, TilingGeometry tiling) =>
        Stitched(network, TiledPixels(point, tiling), tiling);

    /// <summary>The same tiles on other pixels.</summary>
    public static StitchedPair Stitched(ShiftEquivariantUNet network, double[] pixels, TilingGeometry tiling)
    {
        using var image = ImageTensor.Of(pixels, tiling.Image.Input, network.Weights.Values);
        using var stitched = TileAndStitch.Run(network, image, tiling);
        using var output = WholeImage.Forward(network, image);
        using var part = Cutout.Of(output, tiling.CropOffset, TileAndStitch.Stitched(tiling));
        return new StitchedPair(Embeddings.Of(stitched), Embeddings.Of(part));
    }

    /// <summary>
    /// Brightness of the tiled image. For random weights it is an image without symmetry, since the law is about generic images; for a
    /// trained network it is a scene as in the training.
    /// </summary>
    public static double[] TiledPixels(GridPoint point, TilingGeometry tiling) =>
        point.Steps == 0 ? GenericImage.Of(tiling.Image.Input, point.RandomSeed) : Pixels(point, tiling.Image);

    /// <summary>Brightness of the input of a whole image.</summary>
    public static double[] Pixels(GridPoint point, ImageGeometry geometry) =>
        SceneOf(point).Image(geometry.Margin.Select(static margin => -margin), geometry.Input);
}

/// <summary>A stitched output beside the same pixels of the whole image's output.</summary>
internal sealed record StitchedPair(Embeddings Stitched, Embeddings Whole);
