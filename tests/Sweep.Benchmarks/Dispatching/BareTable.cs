using System.Globalization;
using Npgsql;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>A copy of a table with its keys and indexes, without its foreign keys, checks and triggers.</summary>
internal sealed class BareTable
{
    private readonly string name;
    private readonly IReadOnlyList<BareColumn> columns;
    private readonly string insert;

    /// <summary>The type of each column's values in .NET, known after the first read.</summary>
    private Type[] types = [];

    private BareTable(string name, IReadOnlyList<BareColumn> columns)
    {
        (this.name, this.columns) = (name, columns);
        var names = string.Join(", ", columns.Select(static column => column.Name));
        insert = $"""
            insert into bare.{name} ({names})
            select {string.Join(", ", columns.Select(static column => column.Written))}
            from unnest({string.Join(", ", columns.Select(static (column, index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}::{column.Sent}[]")))}) as incoming({names})
            """;
    }

    public static async Task<BareTable> CreateAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var create = new NpgsqlCommand($"""
            create schema if not exists bare;
            create table bare.{name} (like sweep.{name} including defaults including identity including generated including storage including compression including indexes)
            """, connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await using var list = new NpgsqlCommand("""
            select attname, format_type(atttypid, null), typcategory = 'A'
            from pg_attribute join pg_type on pg_type.oid = atttypid
            where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum
            """, connection)
        { Parameters = { new() { Value = $"sweep.{name}", DataTypeName = "text" } } };
        List<BareColumn> columns = [];
        await using var row = await list.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            columns.Add(new(row.GetString(0), row.GetString(1), row.GetBoolean(2)));
        }

        return new(name, columns);
    }

    /// <summary>Opens a cursor on the rows of the true table, in the order in which they lie there.</summary>
    public async Task OpenAsync(NpgsqlConnection connection, string condition, CancellationToken cancellationToken)
    {
        await using var open = new NpgsqlCommand(
            $"declare {name} no scroll cursor for select {string.Join(", ", columns.Select(static column => column.Read))} from sweep.{name} where {condition}", connection);
        await open.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<object?[]>> ReadAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        await using var fetch = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"fetch {count} from {name}"), connection) { CommandTimeout = 0 };
        await using var reader = await fetch.ExecuteReaderAsync(cancellationToken);
        types = [.. Enumerable.Range(0, columns.Count).Select(reader.GetFieldType)];
        List<object?[]> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object[columns.Count];
            reader.GetValues(row);
            rows.Add([.. row.Select(static value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    public NpgsqlBatchCommand Insert(IReadOnlyList<object?[]> rows)
    {
        var command = new NpgsqlBatchCommand(insert);
        for (var index = 0; index < columns.Count; index++)
        {
            command.Parameters.Add(new() { DataTypeName = columns[index].Sent + "[]", Value = ArrayOf(types[index], rows.Select(row => row[index]), rows.Count) });
        }

        return command;
    }

    /// <summary>The values of a column in an array of their own type, which the driver sends without looking at each.</summary>
    private static Array ArrayOf(Type type, IEnumerable<object?> values, int count)
    {
        var array = Array.CreateInstance(type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, count);
        foreach (var (index, value) in values.Index())
        {
            array.SetValue(value, index);
        }

        return array;
    }

    /// <summary>A column. One that is an array itself travels as text, because unnest would flatten it.</summary>
    private sealed record BareColumn(string Name, string Type, bool IsArray)
    {
        public string Sent => IsArray ? "text" : Type;

        public string Read => IsArray ? $"{Name}::text" : Name;

        public string Written => IsArray ? $"{Name}::{Type}" : Name;
    }
}
