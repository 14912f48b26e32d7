using System.Security.Cryptography;

namespace Sweep.Theory.Sweeps;

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
