using Sweep.Learning.Randomness;
using Sweep.Theory;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>One of the user's images; every requested part must lie inside it.</summary>
/// <param name="origin">Pixel of the image that is pixel 0.</param>
internal sealed class FolderPlane(LabelledImage image, PerAxis origin) : IPlane
{
    /// <summary>
    /// The part for evaluation, from the first pixel of the image on: always the same place, so that trials with other tiles of one
    /// network are measured on the same pixels and share its outputs.
    /// </summary>
    public static FolderPlane ForEvaluation(GridPoint point)
    {
        var sizes = NetworkSizes.Of(point);
        return new(Folder(point).ForEvaluation(point.Seed), PerAxis.FromAxes(point.Dimensions, axis => (int)sizes.Margin(axis) + Reach(point)));
    }

    /// <summary>Returns a random window of a random image.</summary>
    public static FolderPlane ForTraining(GridPoint point, WindowGeometry window, long number)
    {
        var folder = Folder(point);
        var random = new CounterRandom(point.RandomSeed, RandomStream.FolderPlace).Derived(number, RandomStream.FolderPlace);
        var image = folder.ForTraining(random.Below(folder.Training, 0));
        var needed = window.Input.Select(side => side + (2 * Reach(point)));
        image.Hold(needed, "a smaller train_window or depth");
        return new(image, PerAxis.FromAxes(point.Dimensions, axis =>
            window.Margin[axis] + Reach(point) + random.Below(image.Sides[axis] - needed[axis] + 1, 1 + axis)));
    }

    public double[] Image(PerAxis start, PerAxis sides) => Cut(image.Pixels, start, sides);

    public int[] Labels(PerAxis start, PerAxis sides) => Cut(image.Labels, start, sides);

    /// <summary>None: no two objects look the same.</summary>
    public int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects) => new int[sides.Product()];

    private static ImageFolder Folder(GridPoint point) => point.Dimensions == 1
        ? throw new InvalidSweepException("scene images has no dimensions 1; use dimensions 2 for images or 3 for volumes")
        : ImageFolder.Of(point.Images, point.Dimensions);

    /// <summary>Additional pixels for a deformation.</summary>
    private static int Reach(GridPoint point) => point.Elastic > 0 ? ElasticField.Reach(point.Elastic, point.Dimensions) : 0;

    private T[] Cut<T>(T[] pixels, PerAxis start, PerAxis sides)
    {
        var from = start.Zip(origin, static (first, more) => first + more);
        image.Hold(from.Zip(sides, static (first, side) => first + side), "a smaller whole_image, tile_crop, halo or depth");
        var part = new T[sides.Product()];
        Positions.Each(from, sides, (pixel, place) =>
        {
            var index = 0;
            for (var axis = 0; axis < place.Length; axis++)
            {
                index = (index * image.Sides[axis]) + place[axis];
            }

            part[pixel] = pixels[index];
        });
        return part;
    }
}
