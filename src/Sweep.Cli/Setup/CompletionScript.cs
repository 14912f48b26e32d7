using System.Reflection;

namespace Sweep.Cli.Setup;

/// <summary>Shells that can be taught to complete command lines of this program.</summary>
internal enum CompletingShell
{
    Bash,
    Zsh,
    Fish,
    Pwsh,
}

/// <summary>What teaches a shell to complete: a few lines that ask this program.</summary>
internal static class CompletionScript
{
    public static string Of(CompletingShell shell)
    {
        var name = $"Scripts/sweep.{(shell == CompletingShell.Pwsh ? "ps1" : shell.ToString().ToLowerInvariant())}";
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
