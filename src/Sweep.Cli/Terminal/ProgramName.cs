using System.Reflection;

namespace Sweep.Cli.Terminal;

/// <summary>The word that starts this program in a shell: its name if the shell finds it, else its path.</summary>
internal static class ProgramName
{
    private const string Name = "sweep";

    public static string Of(Shell shell) => Of(shell.Variable("PATH") ?? "", Environment.ProcessPath ?? Name, Environment.CurrentDirectory);

    internal static string Of(string searchPath, string program, string folder)
    {
        var found = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(entry => Path.GetFullPath(Path.Combine(entry, Name)) == program);
        var relative = Path.GetRelativePath(folder, program);
        return found ? Name : relative.StartsWith("..", StringComparison.Ordinal) ? program : relative;
    }
}

/// <summary>This program as a file that can be started again.</summary>
internal static class ProgramFile
{
    /// <summary>The launcher, or the assembly where the runtime was started with it.</summary>
    public static string Of() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet" ? path : Assembly.GetExecutingAssembly().Location;
}
