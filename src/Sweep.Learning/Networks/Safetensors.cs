using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Sweep.Theory;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

/// <summary>
/// The safetensors format, which Python's library of that name reads: the header's length as 8 bytes, the header as JSON, then the
/// numbers of all tensors in order.
/// </summary>
/// <param name="Metadata">Texts by name, from the header.</param>
/// <param name="Tensors">Tensors by name, on the CPU; owned by this object's owner.</param>
internal sealed record Safetensors(IReadOnlyDictionary<string, string> Metadata, IReadOnlyDictionary<string, Tensor> Tensors) : IDisposable
{
    private const string MetadataName = "__metadata__";

    /// <summary>Longest header that is read, as in Python's library.</summary>
    private const long LongestHeader = 100_000_000;

    private const int Portion = 1 << 20;

    /// <summary>Names stay readable, because they are not for web pages.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes beside the path first, so that no incomplete file has this path.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<(string Name, Tensor Tensor)> tensors)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.unfinished";
        try
        {
            using (var file = File.Create(unfinished))
            {
                Write(file, metadata, tensors);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<(string Name, Tensor Tensor)> tensors)
    {
        var header = Header(metadata, tensors);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in tensors)
        {
            using var scope = NewDisposeScope();
            var bytes = tensor.detach().cpu().contiguous().bytes;
            // A stream that passes bytes on may copy a whole write at once.
            for (var begin = 0; begin < bytes.Length; begin += Portion)
            {
                stream.Write(bytes[begin..Math.Min(begin + Portion, bytes.Length)]);
            }
        }
    }

    /// <exception cref="InvalidSweepException">The file is another kind of file, or damaged.</exception>
    public static Safetensors Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>Reads a seekable stream; checks the whole header before it allocates memory for tensors.</summary>
    /// <param name="path">Name of the stream in messages.</param>
    /// <exception cref="InvalidSweepException">The stream is another kind of file, or damaged.</exception>
    public static Safetensors Read(Stream file, string path)
    {
        try
        {
            return Described(file, path);
        }
        catch (InvalidOperationException cause)
        {
            // The library throws this for an escaped half of a character.
            throw new InvalidSweepException($"'{path}' has names that are not text; get the file again", cause);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }
    }

    private static Safetensors Described(Stream file, string path)
    {
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        var length = file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) == prefix.Length ? BinaryPrimitives.ReadInt64LittleEndian(prefix) : -1;
        if (length < 2 || length > Math.Min(LongestHeader, file.Length - prefix.Length))
        {
            throw new InvalidSweepException($"'{path}' is not a safetensors file; use one that was written by {nameof(NetworkFile)}.{nameof(NetworkFile.Save)}");
        }

        var text = new byte[length];
        file.ReadExactly(text);
        using var header = Parse(text, path);
        var entries = Entries(header.RootElement, path);
        var stored = entries.Where(static entry => entry.Name != MetadataName).Select(entry => StoredTensor.Read(entry, path)).OrderBy(static tensor => tensor.Begin).ThenBy(static tensor => tensor.End).ToList();
        var data = file.Length - file.Position;
        var end = 0L;
        foreach (var tensor in stored)
        {
            end = tensor.Begin == end
                ? tensor.End
                : throw new InvalidSweepException($"'{path}' has tensor {tensor.Name} from byte {tensor.Begin} on, where the one before it ends at {end}; get the file again");
        }

        if (end != data)
        {
            throw new InvalidSweepException($"'{path}' has {data} bytes of numbers and its header describes {end}; copy it again");
        }

        var start = file.Position;
        return new Safetensors(Texts(header.RootElement), stored.ToDictionary(static tensor => tensor.Name, tensor => Load(file, start, tensor)));
    }

    /// <summary>Pads the header with spaces, so that the numbers begin at a multiple of 8 bytes.</summary>
    private static ReadOnlySpan<byte> Header(IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<(string Name, Tensor Tensor)> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach (var (name, text) in metadata)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
            var begin = 0L;
            foreach (var (name, tensor) in tensors)
            {
                var stored = new StoredTensor(name, tensor.dtype, tensor.shape, begin);
                stored.Write(json);
                begin = stored.End;
            }

            json.WriteEndObject();
        }

        while (buffer.WrittenCount % sizeof(long) != 0)
        {
            buffer.Write(" "u8);
        }

        return buffer.WrittenSpan;
    }

    private static JsonDocument Parse(byte[] text, string path)
    {
        try
        {
            var header = JsonDocument.Parse(Utf8.IsValid(text) ? text : throw new JsonException("not UTF-8"));
            return header.RootElement.ValueKind == JsonValueKind.Object ? header : throw new JsonException("not an object");
        }
        catch (JsonException cause)
        {
            throw new InvalidSweepException($"'{path}' is not a safetensors file; use one that was written by {nameof(NetworkFile)}.{nameof(NetworkFile.Save)}", cause);
        }
    }

    /// <summary>Returns the entries; refuses two entries or two metadata with the same name.</summary>
    private static List<JsonProperty> Entries(JsonElement header, string path)
    {
        List<JsonProperty> entries = [.. header.EnumerateObject()];
        var texts = header.TryGetProperty(MetadataName, out var metadata) && metadata.ValueKind == JsonValueKind.Object ? metadata.EnumerateObject().ToList() : [];
        var twice = entries.CountBy(static entry => entry.Name).Concat(texts.CountBy(static entry => entry.Name)).FirstOrDefault(static one => one.Value > 1);
        return twice.Key is null ? entries : throw new InvalidSweepException($"'{path}' has two entries named {twice.Key}; get the file again");
    }

    private static Dictionary<string, string> Texts(JsonElement header) => header.TryGetProperty(MetadataName, out var metadata) && metadata.ValueKind == JsonValueKind.Object
        ? metadata.EnumerateObject().ToDictionary(static entry => entry.Name, static entry => entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText())
        : [];

    private static Tensor Load(Stream file, long start, StoredTensor stored)
    {
        var tensor = zeros(stored.Shape, stored.Type).DetachFromDisposeScope();
        file.Position = start + stored.Begin;
        file.ReadExactly(tensor.bytes);
        return tensor;
    }
}
