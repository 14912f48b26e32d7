using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sweep.Dashboard.Site;

/// <summary>Scripts and style sheets. They are part of the program, so that no page loads one from another machine.</summary>
internal static class AssetFiles
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, Asset> All = Read();

    /// <summary>One hash for all files, so that scripts that import one another have the same version.</summary>
    public static string Version { get; } = Hash();

    public static IEnumerable<string> Names => All.Keys;

    public static string Address(string name) => $"/{Prefix}{Version}/{name}";

    /// <summary>Returns an embedded file; null if there is none of that name.</summary>
    public static byte[]? Content(string name) => All.GetValueOrDefault(name)?.Content;

    /// <summary>Returns the file compressed by gzip.</summary>
    public static byte[]? Compressed(string name) => All.GetValueOrDefault(name)?.Compressed.Value;

    private static FrozenDictionary<string, Asset> Read()
    {
        var assembly = typeof(AssetFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(static name => name[Prefix.Length..], name => new Asset(Read(assembly, name)));
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, asset) in All.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{asset.Content.Length}\0"));
            hash.AppendData(asset.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private sealed record Asset(byte[] Content)
    {
        public Lazy<byte[]> Compressed { get; } = new(() =>
        {
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            {
                zip.Write(Content);
            }

            return packed.ToArray();
        });
    }
}

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
