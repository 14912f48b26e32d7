using System.Collections.Concurrent;
using Sweep.Theory;
using Sweep.Theory.Images;

namespace Sweep.Learning.Scenes.Folders;

/// <summary>
/// The images of an <see cref="ImageSet"/>. In the order of their names the last fifth, at least one, is for evaluation and the others
/// are for training; a single image is for both.
/// </summary>
internal sealed class ImageFolder
{
    /// <summary>Pixels that are kept in memory, 12 bytes each.</summary>
    private const long MostPixels = 1L << 25;

    private static readonly ConcurrentDictionary<(string Path, int Dimensions), ImageFolder> Known = new();

    private readonly int dimensions;
    private readonly ImageSet set;
    private readonly string stamp;
    private readonly Dictionary<int, LabelledImage> read = [];

    private ImageFolder(string path, int dimensions)
    {
        this.dimensions = dimensions;
        // Before the files are read: what changes meanwhile is seen the next time.
        stamp = Stamp(path);
        set = ImageSet.Of(path);
        Digest = set.Digest;
        Evaluation = Math.Max(1, set.Pairs.Count / 5);
    }

    /// <summary>Images for evaluation.</summary>
    public int Evaluation { get; }

    /// <summary>Images for training.</summary>
    public int Training => set.Pairs.Count == 1 ? 1 : set.Pairs.Count - Evaluation;

    /// <summary>Differs where the name or the content of a file differs.</summary>
    public string Digest { get; }

    /// <summary>The folder as it is now: a process that lives on sees what was changed, added or taken away.</summary>
    /// <exception cref="InvalidSweepException">There is no such folder, or it is no set of images with labels.</exception>
    public static ImageFolder Of(string path, int dimensions) =>
        Known.TryGetValue((path, dimensions), out var known) && known.stamp == Stamp(path) ? known : Look(path, dimensions);

    /// <summary>As <see cref="Of"/>, with every file read anew: finds changes that leave size and time of a file alone.</summary>
    /// <exception cref="InvalidSweepException">There is no such folder, or it is no set of images with labels.</exception>
    public static ImageFolder Look(string path, int dimensions)
    {
        var now = new ImageFolder(path, dimensions);
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

    /// <summary>Names, sizes and times of all that is in a folder: cheap enough for every window of a training.</summary>
    private static string Stamp(string path) => Directory.Exists(path)
        ? string.Join('\n', new DirectoryInfo(path).EnumerateFiles().OrderBy(static file => file.Name, StringComparer.Ordinal)
            .Select(static file => $"{file.Name} {(file.Exists ? file.Length : -1)} {file.LastWriteTimeUtc.Ticks}"))
        : "";
}
