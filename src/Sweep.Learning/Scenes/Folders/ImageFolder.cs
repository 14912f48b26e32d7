using System.Collections.Concurrent;
using System.Security.Cryptography;
using Sweep.Theory;

namespace Sweep.Learning.Scenes.Folders;

/// <summary>
/// A folder of images with ground truth: <c>NAME.png</c>, <c>.tif</c> or <c>.tiff</c> with <c>NAME_labels</c> of any of these beside
/// it. In the order of their names the last fifth, at least one, is for evaluation and the others are for training; a single image is
/// for both.
/// </summary>
internal sealed class ImageFolder
{
    private const string Suffix = "_labels";

    /// <summary>Pixels that are kept in memory, 12 bytes each.</summary>
    private const long MostPixels = 1L << 25;

    private static readonly ConcurrentDictionary<(string Path, int Dimensions), ImageFolder> Known = new();

    private readonly int dimensions;
    private readonly (string Image, string Labels)[] files;
    private readonly Dictionary<int, LabelledImage> read = [];
    private readonly Lazy<string> digest;

    private ImageFolder(string path, int dimensions)
    {
        this.dimensions = dimensions;
        files = Files(path);
        digest = new(Hash);
        Evaluation = Math.Max(1, files.Length / 5);
    }

    /// <summary>Images for evaluation.</summary>
    public int Evaluation { get; }

    /// <summary>Images for training.</summary>
    public int Training => files.Length == 1 ? 1 : files.Length - Evaluation;

    /// <summary>Differs where the name or the content of a file differs.</summary>
    public string Digest => digest.Value;

    /// <exception cref="InvalidSweepException">There is no such folder, or no image with labels in it.</exception>
    public static ImageFolder Of(string path, int dimensions) => Known.GetOrAdd((path, dimensions), static key => new(key.Path, key.Dimensions));

    public LabelledImage ForTraining(int number) => Read(number);

    public LabelledImage ForEvaluation(int seed) => Read(files.Length - Evaluation + (seed % Evaluation));

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
            image = LabelledImage.Read(files[number].Image, files[number].Labels, dimensions);
            if (read.Values.Sum(static one => (long)one.Pixels.Length) + image.Pixels.Length > MostPixels)
            {
                read.Clear();
            }

            read[number] = image;
        }

        return image;
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.SelectMany(static pair => new[] { pair.Image, pair.Labels }))
        {
            using var content = File.OpenRead(file);
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static (string Image, string Labels)[] Files(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new InvalidSweepException($"there is no folder {path}; name one that holds NAME.png or NAME.tif with NAME{Suffix}.png or .tif beside each");
        }

        var names = Directory.GetFiles(path).Where(static file => GreyFile.Extensions.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal).ToArray();
        var labels = names.Where(static file => Path.GetFileNameWithoutExtension(file).EndsWith(Suffix, StringComparison.Ordinal))
            .ToLookup(static file => Path.GetFileNameWithoutExtension(file)[..^Suffix.Length]);
        var images = names.Where(static file => !Path.GetFileNameWithoutExtension(file).EndsWith(Suffix, StringComparison.Ordinal)).ToArray();
        if (images.Length == 0)
        {
            throw new InvalidSweepException($"folder {path} holds no image; put NAME.png or NAME.tif there with NAME{Suffix}.png or .tif beside each");
        }

        return [.. images.Select(image => (image, labels[Path.GetFileNameWithoutExtension(image)].FirstOrDefault()
            ?? throw new InvalidSweepException($"{image} has no labels; put {Path.GetFileNameWithoutExtension(image)}{Suffix}.png or .tif beside it")))];
    }
}
