using System.Reflection;
using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Results.Exports;

/// <summary>The provenance of exported rows, written into the file with them.</summary>
/// <param name="Program">The program with its version. It comes first, so that an exported file is recognised by its start.</param>
/// <param name="State">State of the sweep when the export began; only a final sweep has all its rows.</param>
/// <param name="File">The sweep file as it was submitted.</param>
internal sealed record ExportHeader(
    string Program, DateTimeOffset ExportedAt, string Sweep, string Question, SweepState State, string Note, IReadOnlyList<string> Tags, string View, string File,
    IReadOnlyList<ExportColumn> Columns)
{
    public const string ProgramName = "sweep";

    private static string Version { get; } =
        typeof(ExportHeader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static async Task<ExportHeader> OfAsync(
        NpgsqlDataSource database, SweepSummary sweep, string view, QueryRows rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var comments = await new ViewComments(database).OfAsync(view, cancellationToken);
        var file = await new SweepQueries(database).FileTextAsync(sweep.Name, cancellationToken);
        return new(
            $"{ProgramName} {Version}", now, sweep.Name, sweep.Question, sweep.State, sweep.Note, sweep.Tags, view, file,
            [.. rows.Columns.Zip(rows.Types, (name, type) => new ExportColumn(name, type, comments.GetValueOrDefault(name)))]);
    }
}

/// <param name="Type">PostgreSQL's name of the type, such as <c>bigint</c> or <c>integer[]</c>.</param>
/// <param name="Comment">Meaning of the column; null if the name is enough.</param>
internal sealed record ExportColumn(string Name, string Type, string? Comment);
