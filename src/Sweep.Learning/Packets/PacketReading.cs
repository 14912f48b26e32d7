using System.IO.Compression;
using System.Text.Json;
using Sweep.Theory;

namespace Sweep.Learning.Packets;

/// <summary>Reads a packet.</summary>
internal sealed class PacketReading : IDisposable
{
    /// <summary>A worker writes no longer file, so a longer one is refused, even if it is small in the zip file.</summary>
    private const int LongestFile = 1 << 28;

    private readonly string path;
    private readonly ZipArchive zip;

    private PacketReading(string path, ZipArchive zip)
    {
        (this.path, this.zip) = (path, zip);
        try
        {
            if (zip.Entries.CountBy(static entry => entry.FullName).FirstOrDefault(static one => one.Value > 1).Key is { } twice)
            {
                throw new InvalidDataException($"two files in it are named {twice}");
            }

            Document = PacketDocument.Parse(Find(PacketFiles.Document) ?? throw new JsonException($"there is no {PacketFiles.Document}"));
        }
        catch (JsonException cause)
        {
            throw Refused(path, cause);
        }
    }

    /// <summary>The path of the packet.</summary>
    public string Name => path;

    public PacketDocument Document { get; }

    /// <exception cref="InvalidSweepException">The file is not a packet, or damaged.</exception>
    public static PacketReading Open(string path)
    {
        try
        {
            var zip = ZipFile.OpenRead(path);
            try
            {
                return new(path, zip);
            }
            catch
            {
                zip.Dispose();
                throw;
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Refused(path, cause);
        }
    }

    /// <summary>Returns a file of the packet; null: it was left out.</summary>
    /// <exception cref="InvalidSweepException">The file is damaged.</exception>
    public byte[]? Find(string name)
    {
        if (zip.GetEntry(name) is not { } entry)
        {
            return null;
        }

        try
        {
            using var stream = entry.Open();
            var content = new byte[entry.Length <= LongestFile ? entry.Length : throw new InvalidDataException($"{name} has {entry.Length} bytes")];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException)
        {
            throw Refused(path, cause);
        }
    }

    public void Dispose() => zip.Dispose();

    private static InvalidSweepException Refused(string path, Exception cause) => new(
        $"'{path}' is not a packet of a counter-example ({cause.Message.Split('\n')[0].TrimEnd('.', ' ')}); use one that `sweep replay TRIAL --out FILE` or the dashboard gave you",
        cause);
}
