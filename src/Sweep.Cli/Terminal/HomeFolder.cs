using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>The folder of this user's private state: the private PostgreSQL lives in it.</summary>
internal static class HomeFolder
{
    public static string Of(Shell shell)
    {
        if (shell.Variable("SWEEP_HOME") is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "sweep")
            : throw new UnfitEnvironmentException("this user has no data folder (HOME is not set); set SWEEP_HOME to a folder that may be written to");
    }
}
