using System.Reflection;

namespace Sweep.Cli.Terminal;

/// <summary>Where the sweep-worker executable is: named, published beside this program, or built beside it.</summary>
internal static class WorkerExecutable
{
    /// <summary>The path that is meant; it may not exist, which the cluster and `doctor` say in their own words.</summary>
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
