using System.Reflection;

namespace Sweep.Cli.Terminal;

/// <summary>Finds the sweep-worker executable: named, published beside this program, or built beside it.</summary>
internal static class WorkerExecutable
{
    /// <summary>Returns the path, which may not exist; the cluster and `doctor` report that themselves.</summary>
    public static string Of(Shell shell)
    {
        if (shell.Variable("SWEEP_WORKER") is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var published = Path.Combine(AppContext.BaseDirectory, "worker", "sweep-worker" + extension);
        return File.Exists(published) ? published : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, Built() + extension));
    }

    // Written into the assembly by the project file, because the configuration is part of the path.
    private static string Built() => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "BuiltWorker").Value!;
}
