namespace Sweep.Cli.Terminal;

/// <summary>Finds out from the environment which characters the terminal shows.</summary>
internal static class Locale
{
    /// <summary>Returns false if the named locale has no Unicode. If none is named, as in most containers, assumes a modern terminal.</summary>
    public static bool HasUnicode(Func<string, string?> variable) =>
        new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(static value => value is { Length: > 0 }) is not { } named
        || named.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || named.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
}
