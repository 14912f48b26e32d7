using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sweep.Dashboard.Site;

/// <summary>Admits requests with the token: browsers by a cookie that they get for it, scripts by a header. It is never part of an address.</summary>
internal sealed class TokenGate(Session session, Guessing guessing)
{
    public const string LoginPath = "/login";
    private const string LogoutPath = "/logout";
    private const string Bearer = "Bearer ";
    private const int LongestForm = 4096;

    public async Task LetInAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Path == LoginPath && HttpMethods.IsPost(request.Method))
        {
            await LogInAsync(context);
        }
        else if (request.Path == LogoutPath && HttpMethods.IsPost(request.Method))
        {
            session.End(request.Cookies[CookieName(request)] ?? "");
            context.Response.Cookies.Delete(CookieName(request), Cookie(request));
            context.Response.Redirect("/");
        }
        else if (request.Path.StartsWithSegments("/assets") || request.Path == "/healthz"
            || (request.Cookies[CookieName(request)] is { } cookie && session.IsValid(cookie)))
        {
            await next(context);
        }
        else if (request.Headers.Authorization.ToString() is { Length: > 0 } offered)
        {
            if (!offered.StartsWith(Bearer, StringComparison.Ordinal))
            {
                await PageWriter.WriteAsync(context, LoginPage.Of("/", wrong: true));
            }
            else if (await IsRightAsync(context, offered[Bearer.Length..], "/"))
            {
                await next(context);
            }
        }
        else
        {
            var back = HttpMethods.IsGet(request.Method) && request.Path != LoginPath ? $"{request.Path}{request.QueryString}" : "/";
            await PageWriter.WriteAsync(context, LoginPage.Of(back, wrong: false));
        }
    }

    private async Task LogInAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType || request.ContentLength is null or > LongestForm)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var back = Local(form["back"].ToString());
        if (await IsRightAsync(context, form["token"].ToString(), back))
        {
            context.Response.Cookies.Append(CookieName(request), session.Begin(), Cookie(request));
            context.Response.Redirect(back);
        }
    }

    /// <returns>False if the token is wrong or was not checked; then the answer is written.</returns>
    private async Task<bool> IsRightAsync(HttpContext context, string offered, string back)
    {
        var judged = guessing.Judge(context.Connection.RemoteIpAddress, offered.Trim());
        if (judged == Judged.Wrong)
        {
            await PageWriter.WriteAsync(context, LoginPage.Of(back, wrong: true));
        }
        else if (judged == Judged.Unheard)
        {
            context.Response.Headers.RetryAfter = Guessing.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await PageWriter.WriteAsync(context, Page.Plain("Too many wrong tokens", "Wait a minute and try again.", StatusCodes.Status429TooManyRequests));
        }

        return judged == Judged.Right;
    }

    // The prefix makes browsers accept the cookie from this host and over TLS only.
    private static string CookieName(HttpRequest request) => request.IsHttps ? "__Host-sweep" : "sweep";

    private static CookieOptions Cookie(HttpRequest request) => new()
    {
        HttpOnly = true, IsEssential = true, MaxAge = Session.Lasts, Path = "/", SameSite = SameSiteMode.Strict, Secure = request.IsHttps,
    };

    /// <summary>Returns the address if it is one of this dashboard, so that a login never leads to another site.</summary>
    private static string Local(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : "/";
}

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
