namespace Sweep.Dashboard.Site;

/// <summary>Reasons and complaints as they stand in the database and in exceptions, made whole sentences.</summary>
internal static class Sentence
{
    public static string Of(string text) =>
        text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";
}
