using System.Buffers.Binary;
using System.Text;

namespace Sweep.Learning.Tests.Scenes;

/// <summary>Uncompressed grey TIFF files of 8 bits, written tag by tag: what programs write and libraries do not offer.</summary>
internal static class TiffBytes
{
    private const int Entry = 12;

    /// <param name="photometric">0: 0 is white; 1: 0 is black.</param>
    /// <param name="texts">Tags of the first page that hold text, as it is stored.</param>
    /// <param name="compression">1: none.</param>
    /// <param name="behind">Bytes that follow the pixels of the last page.</param>
    public static byte[] Of(
        int width, int height, byte[][] pages, int photometric = 1, (int Tag, string Text)[]? texts = null, bool sorted = true, int compression = 1, byte[]? behind = null)
    {
        using var file = new MemoryStream();
        file.Write([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0]);
        for (var page = 0; page < pages.Length; page++)
        {
            var own = page == 0 ? texts ?? [] : [];
            List<(int Tag, int Type, int Count, byte[] Value)> tags =
            [
                Short(256, width), Short(257, height), Short(258, 8), Short(259, compression), Short(262, photometric), Long(273, 0), Short(277, 1),
                Short(278, height), Long(279, pages[page].Length), .. own.Select(static one => (one.Tag, 2, one.Text.Length, Encoding.Latin1.GetBytes(one.Text))),
            ];
            tags.Sort((one, other) => sorted ? one.Tag.CompareTo(other.Tag) : other.Tag.CompareTo(one.Tag));
            var start = (int)file.Position;
            var more = start + 2 + (tags.Count * Entry) + 4;
            var pixels = more + tags.Where(static tag => tag.Value.Length > 4).Sum(static tag => tag.Value.Length);
            var next = pixels + pages[page].Length;
            using var texted = new MemoryStream();
            file.Write(Bytes(tags.Count, 2));
            foreach (var (tag, type, count, value) in tags)
            {
                file.Write([.. Bytes(tag, 2), .. Bytes(type, 2), .. Bytes(count, 4)]);
                var inside = tag == 273 ? Bytes(pixels, 4) : value;
                file.Write(inside.Length > 4 ? Bytes(more + (int)texted.Position, 4) : [.. inside, .. new byte[4 - inside.Length]]);
                texted.Write(inside.Length > 4 ? inside : []);
            }

            file.Write(Bytes(page == pages.Length - 1 ? 0 : next, 4));
            file.Write([.. texted.ToArray(), .. pages[page]]);
        }

        file.Write(behind ?? []);
        return file.ToArray();
    }

    private static (int Tag, int Type, int Count, byte[] Value) Short(int tag, int value) => (tag, 3, 1, Bytes(value, 2));

    private static (int Tag, int Type, int Count, byte[] Value) Long(int tag, int value) => (tag, 4, 1, Bytes(value, 4));

    private static byte[] Bytes(int value, int count)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes[..count];
    }
}
