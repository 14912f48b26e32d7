using System.Reflection;

namespace Sweep.Cli.Setup;

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
