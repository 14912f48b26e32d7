using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Sweep.Learning.Training;

/// <summary>A checkpoint by its name, which contains the step after which it was written and the SHA-256 of its content.</summary>
internal sealed partial record CheckpointFile(string Path, int Step, string Hash)
{
    /// <summary>Returns checkpoints, the newest first; none if there is no such folder.</summary>
    public static IReadOnlyList<CheckpointFile> In(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder).Select(Parse).OfType<CheckpointFile>().OrderByDescending(static file => file.Step).ThenBy(static file => file.Hash, StringComparer.Ordinal),
    ];

    public static CheckpointFile Of(string folder, int step, string hash) =>
        new(System.IO.Path.Combine(folder, $"{step.ToString("D8", CultureInfo.InvariantCulture)}-{hash}.safetensors"), step, hash);

    /// <summary>Returns whether the content matches the SHA-256 in the name.</summary>
    public bool IsWhole()
    {
        using var content = File.OpenRead(Path);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == Hash;
    }

    private static CheckpointFile? Parse(string path) =>
        Name().Match(System.IO.Path.GetFileName(path)) is { Success: true } name
        && int.TryParse(name.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? new(path, step, name.Groups[2].Value)
            : null;

    [GeneratedRegex(@"^([0-9]{8,10})-([0-9a-f]{64})\.safetensors$")]
    private static partial Regex Name();
}
