using System.IO.Compression;
using System.Text;
using Sweep.Learning.Networks;
using Sweep.Learning.Packets;
using Sweep.Learning.Tests.Runs;
using Sweep.Tests.Shared;
using Sweep.Theory;
using TorchSharp;

namespace Sweep.Learning.Tests.Packets;

/// <summary>A damaged packet, or one made to do harm, is replayed or refused in a sentence.</summary>
[Slow]
public sealed class PacketFuzzTests : IDisposable
{
    private static readonly PacketOrigin Origin = new(default, default, "w1", "cpu", "abc", "TorchSharp 1", "5c1e", false, true, 1);

    private static readonly byte[] Packet = PacketWriting.Write(Suspicion.Example(Suspicion.Two), Origin);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void The_zip_file() => Mutations.Try([Packet], 500, Replayed);

    [Theory]
    [InlineData("counter-example.json", 1500)]
    [InlineData("network.safetensors", 1500)]
    [InlineData("input.npy", 500)]
    [InlineData("embeddings.npy", 500)]
    public void A_file_within_it(string name, int rounds) => Mutations.Try(
        [Content(name)], rounds, content => Replayed(With(name, content)),
        "null", "\"period\": [],", "depth=9;", "width=4096;", "spacing=99999;", "steps=5;", "whole_image=100000;", "\"data_offsets\":[0,64]", "\"__metadata__\":{}", "'shape': (9, 9)", "\\ud800");

    [Theory]
    [InlineData("counter-example.json", "\"period\": [\n      2\n    ]", "\"period\": []", "its prediction has no period")]
    [InlineData("network.safetensors", "\"width\"", "\"wodth\"", "does not say which network it holds")]
    public void What_it_lacks_is_named(string name, string old, string now, string reason)
    {
        var text = Encoding.Latin1.GetString(Content(name));
        Assert.Contains(old, text, StringComparison.Ordinal);

        var refusal = Assert.Throws<InvalidSweepException>(() => Replayed(With(name, Encoding.Latin1.GetBytes(text.Replace(old, now, StringComparison.Ordinal)))));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        File.WriteAllBytes(path, Packet);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            using var second = zip.CreateEntry("input.npy").Open();
            second.Write([1, 2, 3]);
        }

        Assert.Contains("two files in it are named input.npy", Assert.Throws<InvalidSweepException>(() => PacketReading.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_file() => Mutations.Try(
        [Content("network.safetensors")], 1500,
        content =>
        {
            using var stream = new MemoryStream(content);
            using var network = NetworkFile.Load(stream, path, null);
        },
        "{", "}", "[]", "\"dtype\":\"F64\"", "\"shape\":[4096,4096]", "\"data_offsets\":[0,9999999999]", "\"depth\":\"9\"", "\\ud800");

    private void Replayed(byte[] packet)
    {
        File.WriteAllBytes(path, packet);
        try
        {
            Replaying.Of(path, train: false, TestContext.Current.CancellationToken);
        }
        catch (SweepException refusal)
        {
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            throw;
        }
    }

    private static byte[] Content(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(Packet));
        using var stream = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] With(string name, byte[] content)
    {
        using var copy = new MemoryStream();
        copy.Write(Packet);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)!.Delete();
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return copy.ToArray();
    }
}
