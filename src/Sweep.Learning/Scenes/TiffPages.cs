using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sweep.Theory;

namespace Sweep.Learning.Scenes;

/// <summary>Reads from the directories of a TIFF file the facts that the library does not give.</summary>
/// <param name="Count">Pages.</param>
/// <param name="IsWhiteZero">Whether the stored number 0 stands for white in the first page.</param>
/// <param name="Description">Description of the first page, in which ImageJ and others write the meaning of the pages.</param>
internal sealed partial record TiffPages(int Count, bool IsWhiteZero, string Description)
{
    private const int DescriptionTag = 270;
    private const int PhotometricTag = 262;

    /// <summary>Most pages that are counted; a volume has fewer.</summary>
    private const int MostPages = 1 << 20;

    private const int LongestDescription = 1 << 20;

    /// <summary>Returns null if the file is not a TIFF file.</summary>
    /// <exception cref="InvalidSweepException">A directory lies beyond the end of the file, or follows itself.</exception>
    public static TiffPages? Of(byte[] file, string path)
    {
        if (file.Length < 8 || !(file.AsSpan().StartsWith("II"u8) || file.AsSpan().StartsWith("MM"u8)))
        {
            return null;
        }

        try
        {
            return new Walk(file).Pages();
        }
        catch (Exception cause) when (cause is ArgumentException or OverflowException or IndexOutOfRangeException or FormatException)
        {
            throw new InvalidSweepException($"{path} cannot be read as an image (it ends before its last directory); use whole PNG or TIFF files of 8 or 16 bits", cause);
        }
    }

    /// <summary>Refuses pages that are not the slices of one volume.</summary>
    /// <exception cref="InvalidSweepException">The pages are channels or points in time, or one directory stands for many slices.</exception>
    public void Check(string path)
    {
        var isImageJ = Description.StartsWith("ImageJ=", StringComparison.Ordinal);
        var channels = Said(isImageJ ? "channels=" : "SizeC=\"");
        var frames = Said(isImageJ ? "frames=" : "SizeT=\"");
        if (channels > 1)
        {
            throw new InvalidSweepException($"{path} has {channels} channels; use grey images with one");
        }

        if (frames > 1 && Said(isImageJ ? "slices=" : "SizeZ=\"") > 1)
        {
            throw new InvalidSweepException($"{path} has {frames} points in time; use a file for each");
        }

        if (isImageJ && Said("images=") is var images && images > 1 && images != Count)
        {
            throw new InvalidSweepException($"{path} is a stack of ImageJ with {images} slices in {Count} TIFF {(Count == 1 ? "page" : "pages")}; save it with a page for every slice");
        }
    }

    private int Said(string key)
    {
        var match = NumberAfter().Matches(Description).FirstOrDefault(one => one.Groups["key"].Value == key);
        return match is not null && int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 1;
    }

    [GeneratedRegex(@"(?<key>(^(images|channels|slices|frames)=)|(\bSize[CZT]=""))(?<number>\d{1,9})", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberAfter();

    /// <summary>Reads the chain of directories, in either byte order, with offsets of 4 or 8 bytes.</summary>
    private sealed class Walk(byte[] file)
    {
        private readonly bool isBig = file[0] == 'I' ? file[2] == 43 : file[3] == 43;
        private readonly bool isLittle = file[0] == 'I';

        private int OffsetBytes => isBig ? 8 : 4;

        private int CountBytes => isBig ? 8 : 2;

        private int EntryBytes => isBig ? 20 : 12;

        public TiffPages Pages()
        {
            var (count, white, description) = (0, false, "");
            for (var at = Number(isBig ? 8 : 4, OffsetBytes); at != 0; count++)
            {
                if (count == MostPages)
                {
                    throw new FormatException("the directories follow each other in a circle");
                }

                var entries = Number(at, CountBytes);
                if (count == 0)
                {
                    (white, description) = First(at, entries);
                }

                at = Number(checked(at + CountBytes + (entries * EntryBytes)), OffsetBytes);
            }

            return new(count, white, description);
        }

        private (bool White, string Description) First(long at, long entries)
        {
            var (white, description) = (false, "");
            for (var entry = at + CountBytes; entry < checked(at + CountBytes + (entries * EntryBytes)); entry += EntryBytes)
            {
                var tag = Number(entry, 2);
                var value = entry + 4 + OffsetBytes;
                if (tag == PhotometricTag)
                {
                    white = Number(value, 2) == 0;
                }
                else if (tag == DescriptionTag)
                {
                    var length = Number(entry + 4, OffsetBytes);
                    var start = length <= OffsetBytes ? value : Number(value, OffsetBytes);
                    description = Encoding.Latin1.GetString(file, checked((int)start), checked((int)Math.Min(length, LongestDescription)));
                }
            }

            return (white, description);
        }

        private long Number(long at, int bytes)
        {
            var span = file.AsSpan(checked((int)at), bytes);
            return (bytes, isLittle) switch
            {
                (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(span),
                (2, false) => BinaryPrimitives.ReadUInt16BigEndian(span),
                (4, true) => BinaryPrimitives.ReadUInt32LittleEndian(span),
                (4, false) => BinaryPrimitives.ReadUInt32BigEndian(span),
                (_, true) => BinaryPrimitives.ReadInt64LittleEndian(span),
                _ => BinaryPrimitives.ReadInt64BigEndian(span),
            };
        }
    }
}
