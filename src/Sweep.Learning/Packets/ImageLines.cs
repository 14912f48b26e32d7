using Sweep.Learning.Measuring;

namespace Sweep.Learning.Packets;

/// <summary>Compares the packet's images and embeddings with those of the replay. Files that the packet leaves out are not compared.</summary>
internal static class ImageLines
{
    public static IEnumerable<ComparedLine> Of(PacketReading packet, IEnumerable<MeasuredImage> images, bool isFloat64) =>
        images.SelectMany(image => new[]
        {
            Line(packet, PacketFiles.Input(image), image.Pixels, isFloat64: true),
            Line(packet, PacketFiles.Output(image), image.Output.Values, isFloat64),
            image.Stitched is { } stitched ? Line(packet, PacketFiles.Stitched(image), stitched.Values, isFloat64) : null,
        }).OfType<ComparedLine>();

    private static ComparedLine? Line(PacketReading packet, string name, double[] now, bool isFloat64) => packet.Find(name) is { } content
        ? Comparison.OfArrays(Path.GetFileNameWithoutExtension(name), NpyFile.Read(content, name).Values, now, isFloat64)
        : null;
}
