using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sweep.Dashboard.Site;

/// <summary>Serves scripts and style sheets. Their address changes with their content, so browsers cache them for good.</summary>
internal static class AssetRoute
{
    public const string Pattern = "/assets/{version}/{file}";

    public static async Task RespondAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("file")!;
        if (AssetFiles.Content(name) is not { } content)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };

        // A page of an older program may request its own version; this answer must not be cached under that address.
        context.Response.Headers.CacheControl = (string)context.GetRouteValue("version")! == AssetFiles.Version ? "public, max-age=31536000, immutable" : "no-store";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            content = AssetFiles.Compressed(name)!;
        }

        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
