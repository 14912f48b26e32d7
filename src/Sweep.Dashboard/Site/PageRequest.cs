using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace Sweep.Dashboard.Site;

/// <summary>A request, and the database that answers it.</summary>
internal sealed record PageRequest(HttpContext Context, NpgsqlDataSource Database)
{
    public CancellationToken Aborted => Context.RequestAborted;

    public DatabaseHealth Health => (DatabaseHealth)Context.RequestServices.GetService(typeof(DatabaseHealth))!;

    /// <summary>Whether an open page requests its content again.</summary>
    public bool IsRepeated => Context.Request.Path.StartsWithSegments(PageWriter.LivePrefix);

    /// <summary>Returns a part of the path, such as the sweep's name.</summary>
    public string Route(string name) => (string)Context.GetRouteValue(name)!;

    /// <summary>Returns the value of a field of a filter; null: none.</summary>
    public string? Asked(string field) => Context.Request.Query[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The address with its query, without the prefix for the content alone.</summary>
    public string Address => $"{Path}{Context.Request.QueryString}";

    public string Path => Context.Request.Path.StartsWithSegments(PageWriter.LivePrefix, out var rest)
        ? rest.HasValue ? rest.Value! : "/"
        : Context.Request.Path.Value!;

    /// <summary>Returns the same address with one field of its query changed.</summary>
    public string With(string field, string? value)
    {
        var fields = Context.Request.Query.Where(pair => pair.Key != field).SelectMany(static pair => pair.Value.Select(text => KeyValuePair.Create(pair.Key, text)));
        return $"{Path}{QueryString.Create(value is null ? fields : fields.Append(new(field, value)))}";
    }
}
