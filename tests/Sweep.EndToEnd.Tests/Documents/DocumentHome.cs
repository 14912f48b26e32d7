using System.Diagnostics;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Documents;

/// <summary>A home and a folder in which readers try the commands of the documents, after their first one: the quickstart has run.</summary>
public sealed class DocumentHome : IAsyncLifetime
{
    private const string FromSource = "dotnet run -c Release --project src/Sweep.Cli --";

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-reader-").FullName;

    internal SweepHome Home { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Home.InitializeAsync();
        Assert.Equal(0, (await Home.RunAsync("run", "quickstart")).Code);

        // Sweeps whose names the documents use, small enough to run twice.
        foreach (var name in new[] { "fig2b", "fig2b-again" })
        {
            Assert.Equal(0, (await Home.RunAsync("run", Home.Write(name, Pictured(name)))).Code);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Home.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a command in the reader's shell. <c>sweep</c> is on the path, as the documents assume.</summary>
    internal async Task<(int Code, string Said)> RunAsync(string command)
    {
        var text = command.Replace(FromSource, "sweep", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["--norc", "-c", text]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(SweepProcess.Executable)}:{start.Environment["PATH"]}";
        start.Environment["SWEEP_HOME"] = Home.Path;
        start.Environment.Remove("SWEEP_DATABASE");
        start.Environment.Remove("SWEEP_DATABASE_READER");
        using var process = Process.Start(start)!;
        var (code, output, errors) = await process.ReadToEndAsync();
        return (code, output + errors);
    }

    /// <summary>Writes a file into the reader's folder.</summary>
    internal void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private static string Pictured(string name) => $$"""
        name: {{name}}
        axes: { spacing: [5, 7] }
        fixed: { dimensions: 2, depth: 1, factor: 2, scene: discs, radius: 1, width: 4, steps: 0 }
        measure: [separability, panels]
        """;
}
