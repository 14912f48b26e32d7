using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sweep.Dashboard.Site;

internal static class ReadingRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Answers GET, and HEAD with the same headers but without content.</summary>
    public static void MapReading(this IEndpointRouteBuilder routes, string pattern, RequestDelegate respond) => routes.MapMethods(pattern, Methods, respond);
}
