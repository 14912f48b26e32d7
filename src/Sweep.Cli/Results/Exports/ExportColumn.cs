namespace Sweep.Cli.Results.Exports;

/// <param name="Type">PostgreSQL's name of the type, such as <c>bigint</c> or <c>integer[]</c>.</param>
/// <param name="Comment">Meaning of the column; null if the name is enough.</param>
internal sealed record ExportColumn(string Name, string Type, string? Comment);
