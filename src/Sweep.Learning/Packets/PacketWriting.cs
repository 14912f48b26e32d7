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

/// <summary>The README of a packet.</summary>
internal static class PacketReadme
{
    public static string Of(CounterExample example, PacketOrigin origin, IReadOnlyList<string> leftOut) => $"""
        A counter-example: trial {origin.Trial} of sweep {origin.Sweep} refutes a prediction.

          {example.Judgement.Reason}

        Prediction and reasons:

          {string.Join("\n  ", example.Prediction.Notes)}

        These commands measure it again:

          sweep replay THIS-FILE.zip            loads weights and input, then computes and measures the embeddings
          sweep replay THIS-FILE.zip --train    first trains the network again from its seed

        {PacketFiles.Document}    the grid point, its seed, prediction, measurement, rechecks and conditions
        {PacketFiles.Network}     the weights, as Python's safetensors reads them
        *input.npy              the image, as numpy.load reads it; "tiled-": the one that was tiled, "generic-": without symmetry, to be shifted
        *embeddings.npy         the network's output (channels first); "stitched-": of the same pixels, tile by tile

        Measured with {origin.Libraries} on {origin.Device} ({ChoiceText.Of(example.Trial.Point.Precision)}), sweep {origin.GitRevision}.
        {string.Join("\n", leftOut)}
        """.ReplaceLineEndings("\n").TrimEnd() + "\n";
}
