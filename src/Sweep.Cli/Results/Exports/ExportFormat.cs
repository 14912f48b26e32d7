namespace Sweep.Cli.Results.Exports;

/// <summary>The format of exported rows.</summary>
internal enum ExportFormat
{
    /// <summary>RFC 4180 with a heading line; types and the sweep file lie beside it in <c>FILE.meta.json</c>.</summary>
    Csv,

    /// <summary>Typed columns, compressed; the sweep file is in the file's key-value metadata.</summary>
    Parquet,

    /// <summary>One object: the sweep file, the columns with their types, and the rows.</summary>
    Json,
}
