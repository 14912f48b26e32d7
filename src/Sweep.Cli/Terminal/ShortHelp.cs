using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sweep.Cli.Terminal;

/// <summary>Help that lists each subcommand with the first line of its description; the rest is in the subcommand's own help.</summary>
internal sealed class ShortHelp : SynchronousCommandLineAction
{
    // As in the default help, `--help` wins over missing arguments.
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
