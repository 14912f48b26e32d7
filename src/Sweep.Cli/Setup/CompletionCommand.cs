using System.CommandLine;
using System.Reflection;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
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

/// <summary>For the scripts of <see cref="CompletionCommand"/>.</summary>
internal static class CompleteCommand
{
    /// <param name="root">Makes the tree of all commands.</param>
    public static Command Create(Shell shell, Func<RootCommand> root)
    {
        var words = new Argument<string[]>("WORDS") { Description = "The words after the program's name, up to the cursor.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete", "Prints the words that can end a command line, one a line, each with its meaning after a tab.") { words };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var writer = shell.Out.Profile.Out.Writer;
            foreach (var completion in await new Completer(root(), new(shell)).OfAsync(parsed.GetValue(words) ?? [], cancellationToken))
            {
                await writer.WriteLineAsync(CellText.Printable(completion.Value) + (completion.Meaning.Length > 0 ? $"\t{CellText.Printable(completion.Meaning)}" : ""));
            }

            await writer.FlushAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary>Shells for which there is a completion script.</summary>
internal enum CompletingShell
{
    Bash,
    Zsh,
    Fish,
    Pwsh,
}

/// <summary>The script with which a shell gets its completions from this program.</summary>
internal static class CompletionScript
{
    public static string Of(CompletingShell shell)
    {
        var name = $"Scripts/sweep.{(shell == CompletingShell.Pwsh ? "ps1" : shell.ToString().ToLowerInvariant())}";
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
