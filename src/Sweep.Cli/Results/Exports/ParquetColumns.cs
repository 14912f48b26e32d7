using Parquet.Schema;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results.Exports;

/// <summary>Chooses the Parquet type for a PostgreSQL type.</summary>
internal static class ParquetColumns
{
    private const string List = "[]";

    public static ParquetColumn Of(ExportColumn column) => (column.Type.EndsWith(List, StringComparison.Ordinal) ? column.Type[..^List.Length] : column.Type) switch
    {
        "smallint" or "integer" => Of(column, Plain<int>, Convert.ToInt32),
        "bigint" => Of(column, Plain<long>, static value => (long)value),
        "real" => Of(column, Plain<float>, static value => (float)value),
        "double precision" => Of(column, Plain<double>, static value => (double)value),

        // Rounded to a double, because Parquet has no decimal of unlimited length.
        "numeric" => Of(column, Plain<double>, Convert.ToDouble),
        "boolean" => Of(column, Plain<bool>, static value => (bool)value),
        "timestamp with time zone" => Of(column, Moment, static value => ((DateTime)value).ToUniversalTime()),

        // UUIDs, too: every reader supports texts, few support UUIDs.
        _ => Of(column, static name => new DataField(name, typeof(string), isNullable: true), static value => ExactText.Of(value).AsMemory()),
    };

    private static ParquetColumn Of<T>(ExportColumn column, Func<string, DataField> field, Func<object, T> read)
        where T : struct =>
        column.Type.EndsWith(List, StringComparison.Ordinal)
            ? new ListColumn<T>(column.Name, field(ListField.ElementName), read)
            : new ValueColumn<T>(field(column.Name), read);

    private static DataField Plain<T>(string name)
        where T : struct => new DataField<T>(name, nullable: true);

    private static DateTimeDataField Moment(string name) =>
        new(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true);
}
