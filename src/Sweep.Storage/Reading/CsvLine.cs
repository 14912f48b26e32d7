namespace Sweep.Storage.Reading;

/// <summary>A line of comma-separated values by RFC 4180, with the line end of Unix, as all tools there expect.</summary>
public static class CsvLine
{
    public static string Of(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
