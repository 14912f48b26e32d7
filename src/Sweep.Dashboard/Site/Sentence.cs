namespace Sweep.Dashboard.Site;

/// <summary>Makes whole sentences of reasons and complaints from the database and from exceptions.</summary>
internal static class Sentence
{
    public static string Of(string text) =>
        text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";
}
