using Parquet;
using Parquet.Schema;

namespace Sweep.Cli.Results.Exports;

/// <summary>A column that collects the values of one row group.</summary>
internal abstract class ParquetColumn
{
    public abstract Field Field { get; }

    /// <summary>Adds the value of the next row.</summary>
    public abstract void Add(object? value);

    /// <summary>Writes the collected values and clears them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);
}
