namespace Sweep.Hosting.Tests;

/// <summary>The worker program as this build made it.</summary>
internal static class WorkerProgram
{
    /// <summary>From tests/NAME/bin/CONFIGURATION/FRAMEWORK to the same below src.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        AppContext.BaseDirectory, "../../../../../src/Sweep.Worker/bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "sweep-worker.exe" : "sweep-worker"));

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A program that does what the script says in place of a worker.</summary>
    public static string Script(string body)
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("sweep-worker-").FullName, "worker");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
