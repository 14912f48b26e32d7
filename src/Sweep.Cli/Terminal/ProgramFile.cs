using System.Reflection;

namespace Sweep.Cli.Terminal;

/// <summary>This program as a file that can be started again.</summary>
internal static class ProgramFile
{
    /// <summary>The launcher, or the assembly where the runtime was started with it.</summary>
    public static string Of() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet" ? path : Assembly.GetExecutingAssembly().Location;
}
