namespace Sweep.Dashboard.Site;

/// <summary>Addresses of pages.</summary>
internal static class Links
{
    public static string Sweep(string name) => $"/sweeps/{Uri.EscapeDataString(name)}";

    public static string Trial(Guid id) => $"/trials/{id:N}";

    /// <summary>The first digits of a trial's id, which lead to its page.</summary>
    public static Html TrialLink(Guid id) => Html.Of($"<a class=\"id\" href=\"{Trial(id)}\">{ShortId(id)}</a>");

    public static string ShortId(Guid id) => id.ToString("N")[..8];
}
