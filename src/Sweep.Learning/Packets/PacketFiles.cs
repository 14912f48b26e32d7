using Sweep.Learning.Measuring;
using Sweep.Learning.Runs;
using Sweep.Theory.Lawbook;

namespace Sweep.Learning.Packets;

/// <summary>The names of the files in a packet, and the content of those with numbers.</summary>
internal static class PacketFiles
{
    public const string Document = CounterExampleDocument.Name;
    public const string Readme = "README.txt";
    public const string Network = "network.safetensors";

    public static string Input(MeasuredImage image) => image.Name + "input.npy";

    public static string Output(MeasuredImage image) => image.Name + "embeddings.npy";

    public static string Stitched(MeasuredImage image) => image.Name + "stitched-embeddings.npy";

    /// <summary>Returns weights and images, the most important first; each is made on demand.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Of(Evidence evidence)
    {
        yield return (Network, evidence.Network);
        foreach (var image in evidence.Images)
        {
            yield return (Input(image), NpyFile.Write(image.Pixels, image.Sides.ToArray(), isFloat64: true));
            yield return (Output(image), Array(image.Output, evidence.IsFloat64));
            if (image.Stitched is { } stitched)
            {
                yield return (Stitched(image), Array(stitched, evidence.IsFloat64));
            }
        }
    }

    private static byte[] Array(Embeddings embeddings, bool isFloat64) =>
        NpyFile.Write(embeddings.Values, [embeddings.Channels, .. embeddings.Sides.ToArray()], isFloat64);
}
