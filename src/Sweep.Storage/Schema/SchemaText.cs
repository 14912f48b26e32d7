namespace Sweep.Storage.Schema;

/// <summary>The SQL files of the schema, which are embedded.</summary>
internal static class SchemaText
{
    /// <summary>The tables of a new database.</summary>
    public static string Tables => Read("tables.sql");

    /// <param name="name">Such as <c>views/coverage.sql</c>.</param>
    public static string Read(string name)
    {
        using var resource = typeof(SchemaText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
