using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Sweep.Learning.Measuring;
using Sweep.Learning.Packets;
using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Runs;
using Sweep.Theory;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Packets;

[Fast]
public sealed class PacketTests : IDisposable
{
    private static readonly PacketOrigin Origin = new(
        new("00000000-0000-0000-0000-000000000001"), new("00000000-0000-0000-0000-000000000002"), "w1", "cpu", "abc", "TorchSharp 1", "5c1e", false, true, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-packet-").FullName;

    [Fact]
    public void It_holds_configuration_seed_weights_input_and_embeddings()
    {
        var example = Suspicion.Example(Suspicion.Two with { Seed = 3 });
        using var packet = new ZipArchive(new MemoryStream(PacketWriting.Write(example, Origin)));

        Assert.Equal(
            ["network.safetensors", "input.npy", "embeddings.npy", "counter-example.json", "README.txt"], packet.Entries.Select(static entry => entry.FullName));
        var document = JsonDocument.Parse(Content(packet, "counter-example.json")).RootElement;
        Assert.Equal(example.Trial.Point.Canonical, document.GetProperty("point").GetString());
        Assert.Equal("5", document.GetProperty("parameters").GetProperty("spacing").GetString());
        Assert.Equal(3, document.GetProperty("seed").GetInt32());
        Assert.Equal(1, document.GetProperty("prediction").GetProperty("distinct").GetInt64());
        Assert.Equal("distinct: 1, lowered for a test", document.GetProperty("prediction").GetProperty("notes")[0].GetString());
        Assert.Equal(2, document.GetProperty("measurement").GetProperty("distinct").GetInt64());
        Assert.Equal("refuted", document.GetProperty("judgement").GetProperty("overall").GetString());
        Assert.Equal(["in float64", "with 2 threads"], document.GetProperty("rechecks").EnumerateArray().Select(static one => one.GetProperty("condition").GetString()));
        Assert.Equal("abc", document.GetProperty("origin").GetProperty("git_revision").GetString());
        Assert.Equal(0, document.GetProperty("left_out").GetArrayLength());
        Assert.Contains("sweep replay THIS-FILE.zip", Encoding.UTF8.GetString(Content(packet, "README.txt")), StringComparison.Ordinal);

        var geometry = example.Trial.Evaluation;
        Assert.Equal(Evaluation.Pixels(example.Trial.Point, geometry), NpyFile.Read(Content(packet, "input.npy"), "input").Values);
        Assert.Equal([3, geometry.Output[0]], NpyFile.Read(Content(packet, "embeddings.npy"), "embeddings").Shape);
    }

    [Fact]
    public void A_trial_with_tiles_brings_the_image_that_was_tiled_and_both_outputs()
    {
        var example = Suspicion.Example(Suspicion.Two with { TileCrop = new PerAxis(3), Measure = Theory.Points.Measures.Separability | Theory.Points.Measures.Stitching });
        using var packet = new ZipArchive(new MemoryStream(PacketWriting.Write(example, Origin)));

        var whole = NpyFile.Read(Content(packet, "tiled-embeddings.npy"), "whole");
        var stitched = NpyFile.Read(Content(packet, "tiled-stitched-embeddings.npy"), "stitched");
        Assert.Equal(whole.Shape, stitched.Shape);
        Assert.NotEqual(whole.Values, stitched.Values);
        Assert.Equal(example.Trial.Tiling!.Image.Input.ToArray(), NpyFile.Read(Content(packet, "tiled-input.npy"), "input").Shape);
    }

    [Fact]
    public void What_would_make_it_too_large_is_left_out_and_named()
    {
        var example = Suspicion.Example(Suspicion.Two);
        var network = example.Evidence!.Network.Length;
        using var packet = new ZipArchive(new MemoryStream(PacketWriting.Write(example, Origin, network - 1)));

        Assert.DoesNotContain(packet.Entries, static entry => entry.FullName == "network.safetensors");
        Assert.Contains(packet.Entries, static entry => entry.FullName == "input.npy");
        var sentence = $"network.safetensors ({network} bytes) would have made the packet too large";
        Assert.Contains(sentence, Encoding.UTF8.GetString(Content(packet, "counter-example.json")), StringComparison.Ordinal);
        Assert.Contains(sentence, Encoding.UTF8.GetString(Content(packet, "README.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_counter_example_is_the_same_file() =>
        Assert.Equal(PacketWriting.Write(Suspicion.Example(Suspicion.Two), Origin), PacketWriting.Write(Suspicion.Example(Suspicion.Two), Origin));

    [Theory]
    [InlineData("not a zip file", null)]
    [InlineData(null, "{}")]
    [InlineData(null, "no JSON")]
    [InlineData(null, """{ "format": 2 }""")]
    public void Another_file_is_refused_by_its_name(string? text, string? document)
    {
        var path = Path.Combine(folder, "other.zip");
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }
        else
        {
            using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
            using var entry = zip.CreateEntry("counter-example.json").Open();
            entry.Write(Encoding.UTF8.GetBytes(document!));
        }

        Assert.StartsWith($"'{path}' is not a packet of a counter-example", Assert.Throws<InvalidSweepException>(() => PacketReading.Open(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Content(ZipArchive packet, string name)
    {
        using var stream = packet.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
