namespace Sweep.Cli.Terminal;

/// <summary>Which characters the user's terminal shows, by the environment.</summary>
internal static class Locale
{
    /// <summary>False where a locale is named that has no Unicode. Where none is named, as in most containers, the terminal outside is taken for a modern one.</summary>
    public static bool HasUnicode(Func<string, string?> variable) =>
        new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(static value => value is { Length: > 0 }) is not { } named
        || named.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || named.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
}
