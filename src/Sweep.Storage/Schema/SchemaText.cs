namespace Sweep.Storage.Schema;

/// <summary>The SQL files of the schema, which are embedded.</summary>
internal static class SchemaText
{
    /// <summary>The tables of a new database.</summary>
    public static string Tables => Read("tables.sql");

    /// <summary>The table of kept results.</summary>
    public static string Results => Read("results.sql");

    /// <summary>Leases, and the keys that a group commit needs.</summary>
    public static string Recording => Read("recording.sql");

    /// <summary>Returns the statement that comments a column of a table or a view.</summary>
    public static string Comment(string relation, string column, string text) =>
        $"comment on column {SweepContext.SchemaName}.{relation}.{column} is '{text.Replace("'", "''", StringComparison.Ordinal)}';";

    /// <param name="name">Such as <c>views/coverage.sql</c>.</param>
    public static string Read(string name)
    {
        using var resource = typeof(SchemaText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
