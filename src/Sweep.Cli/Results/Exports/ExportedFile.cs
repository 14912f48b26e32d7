using System.Text;

namespace Sweep.Cli.Results.Exports;

/// <summary>Recognises files that were exported before; only these may be replaced.</summary>
internal static class ExportedFile
{
    /// <summary>Returns the path of the file with types and sweep file beside a CSV file.</summary>
    public static string MetadataOf(string csv) => csv + ".meta.json";

    public static Task<bool> IsOwnAsync(string path, ExportFormat format) => format switch
    {
        ExportFormat.Csv => StartsAsOursAsync(MetadataOf(path)),
        ExportFormat.Parquet => ParquetExport.IsOwnAsync(path),
        _ => StartsAsOursAsync(path),
    };

    public static async Task<bool> StartsAsOursAsync(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        await using var file = File.OpenRead(path);
        var start = new byte[Encoding.UTF8.GetByteCount(ExportJson.Start)];
        return await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false) == start.Length && Encoding.UTF8.GetString(start) == ExportJson.Start;
    }
}
