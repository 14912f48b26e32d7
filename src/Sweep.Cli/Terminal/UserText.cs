using System.Text;
using System.Text.Unicode;
using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>Reads text files that people write.</summary>
internal static class UserText
{
    /// <summary>Longest text in bytes; a sweep file of ten thousand single trials is shorter.</summary>
    private const int Longest = 1 << 23;

    /// <exception cref="InvalidSweepException">The file is not UTF-8, or too long.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        using var content = new MemoryStream();
        var portion = new byte[1 << 16];
        for (var read = 1; read > 0 && content.Length <= Longest;)
        {
            read = await file.ReadAsync(portion, cancellationToken);
            content.Write(portion, 0, read);
        }

        return content.Length > Longest
            ? throw new InvalidSweepException($"{path} is longer than {Longest} bytes; a sweep file is a few lines, so split it, or name another file")
            : Decode(content.ToArray(), path);
    }

    /// <exception cref="InvalidSweepException">The bytes are not UTF-8.</exception>
    public static string Decode(byte[] content, string name)
    {
        if (Utf8.IsValid(content))
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetString(content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(Encoding.UTF8.Preamble.Length) : content);
        }

        if (content.AsSpan().StartsWith(Encoding.Unicode.Preamble) || content.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            throw new InvalidSweepException($"{name} is UTF-16 text; save it as UTF-8");
        }

        var (line, column) = (1, 1);
        ReadOnlySpan<byte> rest = content;
        while (Rune.DecodeFromUtf8(rest, out var letter, out var bytes) == System.Buffers.OperationStatus.Done)
        {
            (line, column) = letter.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            rest = rest[bytes..];
        }

        throw new InvalidSweepException($"{name} is not UTF-8 text from line {line}, column {column} on; save it as UTF-8");
    }
}
