using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results.Exports;

internal static class ExportCommand
{
    private const string StandardOutput = "-";

    private static readonly Dictionary<string, ExportFormat> Words =
        Enum.GetValues<ExportFormat>().ToDictionary(static format => format.ToString(), StringComparer.OrdinalIgnoreCase);

    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = new Option<ExportFormat?>("--format", "-f")
        {
            Description = "csv, parquet or json. Default: by the ending of the file's name, else csv.", HelpName = "csv|parquet|json",
            CustomParser = static result => Words.TryGetValue(result.Tokens is [{ Value: var word }] ? word : "", out var known) ? known : Unknown(result),
        };
        var file = new Option<string>("--out", "-o")
        {
            Description = "The file to write; - is standard output, for csv and json. Default: -.", HelpName = "FILE", DefaultValueFactory = static _ => StandardOutput,
        };
        var view = Arguments.View();
        var force = new Option<bool>("--force") { Description = "Also replace a file that this program did not export." };
        var timeout = Arguments.Timeout(Arguments.TimeOfView);
        var command = new Command("export", """
            Writes every column of a view of one sweep for other programs, with its types and the sweep file. Any number of rows needs the same memory.

            csv      RFC 4180; a list is written as [1,2], null as an empty field; FILE.meta.json beside it has types and the sweep file
            parquet  typed, with real lists and nulls; the sweep file is in the key-value metadata as sweep.file
            json     {"sweep":..., "file":..., "columns":[...], "rows":[...]}, a row a line; NaN and infinities are texts

            sweep export quickstart --out quickstart.parquet
            sweep export quickstart --view bound_validation --out bounds.csv
            """)
        { name, format, file, view, force, timeout };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var chosen = parsed.GetValue(format) ?? OfName(path);
            var shown = NamedView.Checked(parsed.GetRequiredValue(view));
            await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
            var sweep = await NamedSweep.FindAsync(new(database), parsed.GetRequiredValue(name), cancellationToken);
            await ControlsNotice.SayAsync(new(database), sweep.Name, shell.Complain, cancellationToken);
            await using var rows = await new ReadOnlyQuery(database).ViewAsync(
                shown, sweep.Name, TimeSpan.FromSeconds(parsed.GetValue(timeout) ?? Arguments.TimeOfView), cancellationToken);
            var export = new Export(await ExportHeader.OfAsync(database, sweep, shown, rows, shell.Time.GetUtcNow(), cancellationToken), rows);
            if (path == StandardOutput)
            {
                await export.ToStreamAsync(shell.Out.Profile.Out.Writer, chosen, cancellationToken);
            }
            else
            {
                var written = await export.ToFileAsync(path, chosen, parsed.GetValue(force), cancellationToken);
                shell.Say($"{Counted.Of(written, "row")} of {shown} in {Path.GetFullPath(path)}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ExportFormat OfName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".parquet" => ExportFormat.Parquet,
        ".json" => ExportFormat.Json,
        _ => ExportFormat.Csv,
    };

    private static ExportFormat? Unknown(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--format {string.Join(' ', result.Tokens)} is not known; choose csv, parquet or json");
        return null;
    }
}
