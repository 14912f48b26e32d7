using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sweep.Cli.Terminal;
using Sweep.Theory.Sweeps.Reading;

namespace Sweep.Cli.Presets;

internal static class SchemaCommand
{
    /// <summary>Signs such as + and &lt; stay readable.</summary>
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Shell shell)
    {
        var command = new Command("schema", """
            Prints the JSON schema of sweep files: editors complete and check a sweep file by it.

            sweep schema > sweep.schema.json    writes it to a file

            The first line of a sweep file then names that file:
            # yaml-language-server: $schema=sweep.schema.json
            """);
        command.SetAction(_ => shell.Out.Profile.Out.Writer.WriteLine(SweepFileSchema.Create().ToJsonString(Readable)));
        return command;
    }
}
