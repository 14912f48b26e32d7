using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Site;

/// <summary>Hands out pictures and packets. None ever changes: its id is made with it.</summary>
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
            // The page says why there is nothing to see; a picture cannot.
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
            // Whatever else is stored is for disks: a browser must not take it for a page of ours.
            var ending = artifact.MediaType == "application/zip" ? ".zip" : "";
            response.ContentType = ending.Length > 0 ? artifact.MediaType : "application/octet-stream";
            response.Headers.ContentDisposition = $"attachment; filename=\"{artifact.Kind}-{artifact.Trial:N}{ending}\"";
        }

        response.ContentLength = artifact.Content.Length;
        await response.Body.WriteAsync(artifact.Content, context.RequestAborted);
    }
}
