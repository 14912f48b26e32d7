using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Learning.Scenes;

/// <summary>The user's images for a training.</summary>
public static class TrainingImages
{
    /// <summary>Reads every image and its labels, as trainings do.</summary>
    /// <param name="dimensions">2 for images, 3 for volumes.</param>
    /// <exception cref="InvalidSweepException">A file cannot be read; the message names it.</exception>
    public static void Check(string folder, int dimensions)
    {
        foreach (var (image, labels) in ImageSet.Of(folder).Pairs)
        {
            LabelledImage.Read(image, labels, dimensions);
        }
    }

    /// <summary>Reads the folder of a point's images; from then on trainings of this process read these files and no others.</summary>
    /// <param name="digest">SHA-256 of the image set as it was submitted; null: unknown, so any images are accepted.</param>
    /// <returns>The SHA-256 of the image set; empty for made scenes.</returns>
    /// <exception cref="InvalidSweepException">The folder cannot be read, or its files have changed.</exception>
    public static string Hold(GridPoint point, string? digest) =>
        point.Scene == SceneKind.Images ? ImageFolder.Look(point.Images, point.Dimensions, digest).Digest : "";
}
