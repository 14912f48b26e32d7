using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Site;

/// <summary>Serves pictures and packets. They never change: a new one has a new id.</summary>
internal static class ArtifactRoute
{
    private const string Png = "image/png";

    public static async Task RespondAsync(HttpContext context)
    {
        var database = (NpgsqlDataSource)context.RequestServices.GetService(typeof(NpgsqlDataSource))!;
        var name = (string)context.GetRouteValue("file")!;
        try
        {
            if (Guid.TryParse(Path.GetFileNameWithoutExtension(name), out var id)
                && await new ArtifactQueries(database).FindAsync(id, context.RequestAborted) is { } artifact
                && Path.GetExtension(name) == (artifact.MediaType == Png ? ".png" : ""))
            {
                await WriteAsync(context, artifact);
                return;
            }
        }
        catch (NpgsqlException)
        {
            // A page can explain the failure; a picture cannot.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await PageWriter.WriteAsync(context, Page.NotFound("There is no such file."));
    }

    private static async Task WriteAsync(HttpContext context, ArtifactFile artifact)
    {
        var response = context.Response;
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        if (artifact.MediaType == Png)
        {
            response.ContentType = Png;
        }
        else
        {
            // Other artifacts are downloads: a browser must not show them as a page of this site.
            var ending = artifact.MediaType == "application/zip" ? ".zip" : "";
            response.ContentType = ending.Length > 0 ? artifact.MediaType : "application/octet-stream";
            response.Headers.ContentDisposition = $"attachment; filename=\"{artifact.Kind}-{artifact.Trial:N}{ending}\"";
        }

        response.ContentLength = artifact.Content.Length;
        await response.Body.WriteAsync(artifact.Content, context.RequestAborted);
    }
}
