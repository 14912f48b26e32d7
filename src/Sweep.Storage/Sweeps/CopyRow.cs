using Npgsql;
using NpgsqlTypes;

namespace Sweep.Storage.Sweeps;

/// <summary>Writes the rows of a binary COPY, value by value.</summary>
internal readonly struct CopyRow(NpgsqlBinaryImporter importer, CancellationToken cancellationToken)
{
    public Task StartAsync() => importer.StartRowAsync(cancellationToken);

    /// <summary>Writes a value that is always there, without boxing it.</summary>
    public Task WriteValueAsync<T>(T value, NpgsqlDbType type)
        where T : struct => importer.WriteAsync(value, type, cancellationToken);

    public Task WriteAsync(object? value, NpgsqlDbType type) =>
        value is null ? importer.WriteNullAsync(cancellationToken) : importer.WriteAsync(value, type, cancellationToken);

    public async Task WriteNullsAsync(int count)
    {
        for (var value = 0; value < count; value++)
        {
            await importer.WriteNullAsync(cancellationToken);
        }
    }
}
