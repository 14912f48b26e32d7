using System.Buffers.Binary;
using Sweep.Learning.Native;
using Sweep.Learning.Networks;
using Sweep.Theory;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Networks;

/// <summary>The format, byte by byte, against a file written by hand.</summary>
[Fast]
public sealed class SafetensorsTests : IDisposable
{
    private const string Header =
        """{"__metadata__":{"width":"3"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""";

    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    /// <summary>1 is 0x3F800000 and -2 is 0xC0000000 in float32; 0.5 is 0x3FE0000000000000 in float64.</summary>
    private static byte[] Numbers => [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F];

    [Fact]
    public void What_is_written_is_the_length_the_header_and_the_numbers()
    {
        using var a = tensor(new float[] { 1, -2 }, [2, 1]);
        using var b = tensor(new[] { 0.5 }, [1]);

        Safetensors.Write(path, new Dictionary<string, string> { ["width"] = "3" }, [("a", a), ("b", b)]);

        Assert.Equal(ByHand(Header), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"));
    }

    [Fact]
    public void What_was_written_by_hand_is_read()
    {
        File.WriteAllBytes(path, ByHand(Header));

        using var file = Safetensors.Read(path);

        Assert.Equal("3", file.Metadata["width"]);
        Assert.Equal([2, 1], file.Tensors["a"].shape);
        Assert.Equal([1, -2], ImageTensor.Pixels(file.Tensors["a"]));
        Assert.Equal(ScalarType.Float64, file.Tensors["b"].dtype);
        Assert.Equal([0.5], ImageTensor.Pixels(file.Tensors["b"]));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F16","shape":[8],"data_offsets":[0,16]}}""", "describes tensor a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,16]}}""", "describes tensor a")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,16]}}""", "describes tensor a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "has 16 bytes of numbers and its header describes 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}}""", "has 16 bytes of numbers and its header describes 24")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "has tensor b from byte 0 on, where the one before it ends at 16")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", "has tensor a from byte 8 on, where the one before it ends at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", "has two entries named a")]
    [InlineData("""{"__metadata__":{"w":"1","w":"2"},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "has two entries named w")]
    [InlineData("[1, 2]", "is not a safetensors file")]
    [InlineData("{\"a\":", "is not a safetensors file")]
    public void A_header_that_lies_is_refused_by_name(string header, string reason)
    {
        File.WriteAllBytes(path, ByHand(header));

        var refused = Assert.Throws<InvalidSweepException>(() => Safetensors.Read(path));

        Assert.StartsWith($"'{path}' {reason}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    public void A_file_that_ends_within_its_header_is_refused(int length)
    {
        File.WriteAllBytes(path, ByHand(Header)[..length]);

        Assert.Throws<InvalidSweepException>(() => Safetensors.Read(path));
    }

    [Fact]
    public void A_file_that_ends_within_its_numbers_is_refused()
    {
        File.WriteAllBytes(path, ByHand(Header)[..^1]);

        Assert.Contains("has 15 bytes of numbers", Assert.Throws<InvalidSweepException>(() => Safetensors.Read(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    private static byte[] ByHand(string header)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(header.PadRight((header.Length + 7) / 8 * 8));
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. Numbers];
    }
}
