using System.IO.Compression;
using System.Text;
using Sweep.Learning.Runs;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Packets;

/// <summary>Writes a counter-example as one zip file; the same content gives the same bytes.</summary>
public static class PacketWriting
{
    /// <summary>Most bytes of weights and images, 32 MB, because a packet is a message between processes and a row of a table.</summary>
    internal const int LargestContent = 32 << 20;

    /// <summary>The earliest time of the zip format.</summary>
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(CounterExample example, PacketOrigin origin) => Write(example, origin, LargestContent);

    internal static byte[] Write(CounterExample example, PacketOrigin origin, long largestContent)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var leftOut = AddEvidence(zip, example.Evidence, largestContent);
            Add(zip, PacketFiles.Document, Document(example, origin, leftOut).ToJson());
            Add(zip, PacketFiles.Readme, Encoding.UTF8.GetBytes(PacketReadme.Of(example, origin, leftOut)));
        }

        return file.ToArray();
    }

    private static List<string> AddEvidence(ZipArchive zip, Evidence? evidence, long largestContent)
    {
        if (evidence is null)
        {
            return ["weights and images are in the packets of other trials of the same network; a replay makes them anew from the seed"];
        }

        List<string> leftOut = [];
        foreach (var (name, content) in PacketFiles.Of(evidence))
        {
            if (content.Length > largestContent)
            {
                leftOut.Add($"{name} ({content.Length} bytes) would have made the packet too large; a replay computes it again from the seed");
                continue;
            }

            largestContent -= content.Length;
            Add(zip, name, content);
        }

        return leftOut;
    }

    private static PacketDocument Document(CounterExample example, PacketOrigin origin, IReadOnlyList<string> leftOut)
    {
        var point = example.Trial.Point;
        return new(
            CounterExampleDocument.Format,
            origin,
            point.Canonical,
            PointText.Values(point.Canonical).ToDictionary(static value => value.Key, static value => value.Value),
            point.Seed,
            example.Prediction,
            example.Measurement,
            example.Judgement,
            example.Rechecks,
            leftOut);
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Timeless;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
