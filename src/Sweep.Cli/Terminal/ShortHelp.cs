using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sweep.Cli.Terminal;

/// <summary>Help that names each subcommand with the first line of its description; the rest is for its own help.</summary>
internal sealed class ShortHelp : SynchronousCommandLineAction
{
    // As the default help does: `--help` wins over arguments that are missing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var command in parseResult.CommandResult.Command.Subcommands)
        {
            command.Description = command.Description?.Split('\n')[0];
        }

        return new HelpAction().Invoke(parseResult);
    }
}
