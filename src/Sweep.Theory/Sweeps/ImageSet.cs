using System.Security.Cryptography;
using System.Text;

namespace Sweep.Theory.Sweeps;

/// <summary>
/// The files of a folder of images with ground truth, and a digest of their content: <c>NAME.png</c>, <c>.tif</c> or <c>.tiff</c> with
/// <c>NAME_labels</c> of any of these beside it.
/// </summary>
/// <param name="Pairs">At least one, in the order of the images' names.</param>
/// <param name="LeftOut">Names of files that are no images, hidden files and folders.</param>
public sealed record ImageSet(string Folder, IReadOnlyList<(ImageFile Image, ImageFile Labels)> Pairs, IReadOnlyList<string> LeftOut)
{
    private const string Suffix = "_labels";

    private static readonly string[] Extensions = [".png", ".tif", ".tiff"];

    /// <summary>Pictures that people put into such folders and that are not read.</summary>
    private static readonly string[] OtherPictures =
        [".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".jp2", ".npy", ".npz", ".svs", ".czi", ".nd2", ".lif", ".lsm", ".h5", ".nii", ".mha", ".nrrd", ".exr", ".pgm"];

    /// <summary>Differs where the name or the content of a file differs.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines))));

    /// <summary>Every file as <c>DIGEST NAME</c>, in the order of their pairs.</summary>
    public IEnumerable<string> Lines => Pairs.SelectMany(static pair => new[] { pair.Image, pair.Labels }).Select(static file => $"{file.Digest} {file.Name}");

    /// <summary>Looks at the folder, and reads every file of it once.</summary>
    /// <exception cref="InvalidSweepException">
    /// There is no such folder, or no image in it, an image without labels or labels without an image, two of one name, or a picture of
    /// another format.
    /// </exception>
    public static ImageSet Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidSweepException($"there is no folder {folder}; name one that holds NAME.png or NAME.tif with NAME{Suffix}.png or .tif beside each");
        }

        var entries = Entries(folder);
        var files = entries.Where(static entry => IsRead(entry) && !Directory.Exists(entry)).ToArray();
        foreach (var other in entries.Except(files).Where(static entry => IsOtherPicture(entry)))
        {
            throw new InvalidSweepException($"{other} is no PNG or TIFF file; convert it, or take it out of the folder");
        }

        var images = ByStem(files.Where(static file => !IsLabels(file)), static file => Path.GetFileNameWithoutExtension(file));
        var labels = ByStem(files.Where(IsLabels), static file => Path.GetFileNameWithoutExtension(file)[..^Suffix.Length]);
        foreach (var orphan in labels.Where(one => !images.ContainsKey(one.Key)))
        {
            throw new InvalidSweepException($"{orphan.Value} has no image; put {orphan.Key}.png or .tif beside it, or take it out of the folder");
        }

        if (images.Count == 0)
        {
            throw new InvalidSweepException($"folder {folder} holds no image; put NAME.png or NAME.tif there with NAME{Suffix}.png or .tif beside each");
        }

        foreach (var lonely in images.Where(one => !labels.ContainsKey(one.Key)))
        {
            throw new InvalidSweepException($"{lonely.Value} has no labels; put {lonely.Key}{Suffix}.png or .tif beside it");
        }

        return new(
            folder,
            [.. images.OrderBy(static one => one.Value, StringComparer.Ordinal).Select(one => (ImageFile.Of(one.Value), ImageFile.Of(labels[one.Key])))],
            [.. entries.Except(files).Select(static entry => Path.GetFileName(entry))]);
    }

    private static string[] Entries(string folder)
    {
        try
        {
            return [.. Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"cannot read folder {folder}: {fault.Message}", fault);
        }
    }

    private static Dictionary<string, string> ByStem(IEnumerable<string> files, Func<string, string> stem)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!found.TryAdd(stem(file), file))
            {
                throw new InvalidSweepException($"{found[stem(file)]} and {Path.GetFileName(file)} have one name; keep one of them in the folder");
            }
        }

        return found;
    }

    /// <summary>Hidden files, as macOS writes them beside others, are none of the user's images.</summary>
    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    private static bool IsRead(string path) => !IsHidden(path) && Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static bool IsOtherPicture(string path) =>
        !IsHidden(path) && (OtherPictures.Contains(Path.GetExtension(path).ToLowerInvariant()) || IsLabels(path)) && !Directory.Exists(path);

    private static bool IsLabels(string path) => Path.GetFileNameWithoutExtension(path).EndsWith(Suffix, StringComparison.Ordinal);
}

/// <summary>A file of an image set, and what was in it when the set was looked at.</summary>
/// <param name="Digest">SHA-256 of the content, in small hexadecimal digits.</param>
public sealed record ImageFile(string Path, string Digest)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The content, if it still is the one that the set was looked at with.</summary>
    /// <exception cref="InvalidSweepException">The file was changed meanwhile, or cannot be read.</exception>
    public byte[] Read()
    {
        try
        {
            var content = File.ReadAllBytes(Path);
            return Convert.ToHexStringLower(SHA256.HashData(content)) == Digest
                ? content
                : throw new InvalidSweepException($"{Path} was changed while it was in use; leave the folder as it is during a sweep, and run it again");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"cannot read {Path}: {fault.Message}", fault);
        }
    }

    /// <summary>Looks at the file as it is now.</summary>
    /// <exception cref="InvalidSweepException">It cannot be read.</exception>
    public static ImageFile Of(string path)
    {
        try
        {
            using var content = File.OpenRead(path);
            return new(path, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"cannot read {path}: {fault.Message}", fault);
        }
    }
}
