using Npgsql;

namespace Sweep.Storage.Reading;

/// <summary>Comments on the columns of a view, read from the database.</summary>
public sealed class ViewComments(NpgsqlDataSource database)
{
    /// <summary>The comment of each column that has one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string view, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select attname::text, col_description(attrelid, attnum)
            from pg_attribute
            where attrelid = to_regclass('sweep.' || quote_ident($1)) and attnum > 0 and col_description(attrelid, attnum) is not null
            """);
        command.Parameters.Add(new() { Value = view });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Dictionary<string, string> comments = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            comments[reader.GetString(0)] = reader.GetString(1);
        }

        return comments;
    }
}
