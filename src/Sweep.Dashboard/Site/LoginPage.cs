using Microsoft.AspNetCore.Http;

namespace Sweep.Dashboard.Site;

/// <summary>Asks for the token.</summary>
internal static class LoginPage
{
    /// <param name="back">Address of the requested page.</param>
    public static Page Of(string back, bool wrong) => new(new("Log in"), Html.Of($"""
        <p>This dashboard needs a token. The person who started it has the token in a file.</p>
        {(wrong ? Html.Of($"<p class=\"alert\" role=\"alert\">This is not the token.</p>\n") : default)}<form class="login" method="post" action="{TokenGate.LoginPath}">
        <input type="hidden" name="back" value="{back}">
        <label>Token<input type="password" name="token" autocomplete="current-password" required autofocus></label>
        <button type="submit">Log in</button>
        </form>
        """)) { Status = StatusCodes.Status401Unauthorized };
}
