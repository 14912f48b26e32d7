using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace Sweep.Dashboard.Site;

/// <summary>What was asked for, and the database that answers.</summary>
internal sealed record PageRequest(HttpContext Context, NpgsqlDataSource Database)
{
    public CancellationToken Aborted => Context.RequestAborted;

    public DatabaseHealth Health => (DatabaseHealth)Context.RequestServices.GetService(typeof(DatabaseHealth))!;

    /// <summary>Whether a page that is being looked at asks for its content anew.</summary>
    public bool IsRepeated => Context.Request.Path.StartsWithSegments(PageWriter.LivePrefix);

    /// <summary>A part of the path, such as the sweep's name.</summary>
    public string Route(string name) => (string)Context.GetRouteValue(name)!;

    /// <summary>What a field of a filter holds; null: nothing.</summary>
    public string? Asked(string field) => Context.Request.Query[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The address with its question, without the part that asks for the content alone.</summary>
    public string Address => $"{Path}{Context.Request.QueryString}";

    public string Path => Context.Request.Path.StartsWithSegments(PageWriter.LivePrefix, out var rest)
        ? rest.HasValue ? rest.Value! : "/"
        : Context.Request.Path.Value!;

    /// <summary>The same address with one field of its question set anew.</summary>
    public string With(string field, string? value)
    {
        var fields = Context.Request.Query.Where(pair => pair.Key != field).SelectMany(static pair => pair.Value.Select(text => KeyValuePair.Create(pair.Key, text)));
        return $"{Path}{QueryString.Create(value is null ? fields : fields.Append(new(field, value)))}";
    }
}
