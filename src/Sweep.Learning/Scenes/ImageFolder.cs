using System.Collections.Concurrent;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Learning.Scenes;

/// <summary>
/// The images of an <see cref="ImageSet"/>. In the order of names the last fifth, at least one, is for evaluation, and the others
/// are for training; a single image is for both.
/// </summary>
internal sealed class ImageFolder
{
    /// <summary>Most pixels that are kept in memory, 12 bytes each.</summary>
    private const long MostPixels = 1L << 25;

    private static readonly ConcurrentDictionary<(string Path, int Dimensions), ImageFolder> Known = new();

    private readonly int dimensions;
    private readonly ImageSet set;
    private readonly string stamp;
    private readonly Dictionary<int, LabelledImage> read = [];

    private ImageFolder(string path, int dimensions, string stamp)
    {
        (this.dimensions, this.stamp) = (dimensions, stamp);
        set = ImageSet.Of(path);
        Digest = set.Digest;
        Evaluation = Math.Max(1, set.Pairs.Count / 5);
    }

    /// <summary>Images for evaluation.</summary>
    public int Evaluation { get; }

    /// <summary>Images for training.</summary>
    public int Training => set.Pairs.Count == 1 ? 1 : set.Pairs.Count - Evaluation;

    /// <summary>Differs if the name or the content of a file differs.</summary>
    public string Digest { get; }

    /// <summary>
    /// Returns the folder as it was last read, for a whole training. A file that has changed since then is refused, so
    /// that no training mixes old files and new ones.
    /// </summary>
    /// <exception cref="InvalidSweepException">There is no such folder, or it is not a set of images with labels.</exception>
    public static ImageFolder Of(string path, int dimensions) => Known.TryGetValue((path, dimensions), out var known) ? known : Look(path, dimensions, null);

    /// <summary>Returns the present folder, with changed, added and removed files.</summary>
    /// <param name="digest">Expected <see cref="Digest"/>; null: any.</param>
    /// <exception cref="InvalidSweepException">There is no such folder, it is not a set of images with labels, or it has another digest.</exception>
    public static ImageFolder Look(string path, int dimensions, string? digest)
    {
        // Before the files are read, so that a change meanwhile is noticed the next time.
        var stamp = Stamp(path);
        if (digest is not null && Known.TryGetValue((path, dimensions), out var known) && known.stamp == stamp && known.Digest == digest)
        {
            // A change that keeps names, sizes and times is found when a file is read.
            return known;
        }

        var now = new ImageFolder(path, dimensions, stamp);
        if (digest is not null && now.Digest != digest)
        {
            throw new InvalidSweepException(
                $"the images in {path} are not those that the sweep was submitted with; put the old files back and measure again with `sweep retry`, "
                + "or give the sweep file another name to measure the new ones (`sweep submit` of the old name says which files changed)");
        }

        return Known.AddOrUpdate((path, dimensions), now, (_, earlier) => earlier.Digest == now.Digest && earlier.stamp == now.stamp ? earlier : now);
    }

    public LabelledImage ForTraining(int number) => Read(number);

    public LabelledImage ForEvaluation(int seed) => Read(set.Pairs.Count - Evaluation + (seed % Evaluation));

    private LabelledImage Read(int number)
    {
        lock (read)
        {
            return Kept(number);
        }
    }

    private LabelledImage Kept(int number)
    {
        if (!read.TryGetValue(number, out var image))
        {
            image = LabelledImage.Read(set.Pairs[number].Image, set.Pairs[number].Labels, dimensions);
            if (read.Values.Sum(static one => (long)one.Pixels.Length) + image.Pixels.Length > MostPixels)
            {
                read.Clear();
            }

            read[number] = image;
        }

        return image;
    }

    /// <summary>Returns names, sizes and times of all files in a folder, cheap enough for every training.</summary>
    private static string Stamp(string path) => Directory.Exists(path)
        ? string.Join('\n', new DirectoryInfo(path).EnumerateFiles().OrderBy(static file => file.Name, StringComparer.Ordinal)
            .Select(static file => $"{file.Name} {(file.Exists ? file.Length : -1)} {file.LastWriteTimeUtc.Ticks}"))
        : "";
}

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
