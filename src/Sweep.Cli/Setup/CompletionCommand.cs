using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Theory;

namespace Sweep.Cli.Setup;

internal static class CompletionCommand
{
    public static Command Create(Shell shell)
    {
        var words = Enum.GetNames<CompletingShell>().Select(static name => name.ToLowerInvariant()).ToList();
        var name = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", words)}.", HelpName = "SHELL" };
        var command = new Command("completion", """
            Prints a script with which a shell completes commands, options, presets and the names of sweeps.

            bash: eval "$(sweep completion bash)"                               in ~/.bashrc
            zsh:  eval "$(sweep completion zsh)"                                in ~/.zshrc, after compinit
            fish: sweep completion fish | source                                in ~/.config/fish/config.fish
            pwsh: sweep completion pwsh | Out-String | Invoke-Expression        in $PROFILE
            """)
        { name };
        command.SetAction(parsed =>
        {
            var typed = parsed.GetRequiredValue(name);
            if (!words.Contains(typed))
            {
                throw new InvalidSweepException($"there is no script for {typed}; choose one of {string.Join(", ", words)}");
            }

            shell.Out.Profile.Out.Writer.Write(CompletionScript.Of(Enum.Parse<CompletingShell>(typed, ignoreCase: true)));
            return ExitCode.Done;
        });
        return command;
    }
}
