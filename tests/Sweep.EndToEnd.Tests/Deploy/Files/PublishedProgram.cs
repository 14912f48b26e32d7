using System.Diagnostics;
using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>
/// What the image holds in /opt/sweep: the Dockerfile's own publish commands, run on nothing but the files that the Dockerfile copies.
/// </summary>
internal sealed class PublishedProgram : IDisposable
{
    // Natives are linked to the package cache, not copied, where that is on the same file system: they are 500 MB.
    // No compiler server and no build node stays behind to hold on to the folder.
    private const string Economy = "-p:CreateHardLinksForPublishFilesIfPossible=true -p:UseSharedCompilation=false -nodeReuse:false -maxcpucount:2 -v:quiet";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private const string PathInImage = "/published";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"sweep-published-{Guid.NewGuid():N}"[..24]);

    public string Root => Path.Combine(folder, "published");

    /// <summary>Takes a minute or two.</summary>
    public async Task PublishAsync()
    {
        var source = Path.Combine(folder, "source");
        foreach (var file in Repository.Files.Where(static file => Dockerfile.CopiedFromRepository.Any(copied => file == copied || file.StartsWith(copied + "/", StringComparison.Ordinal))))
        {
            var copy = Path.Combine(source, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }

        foreach (var command in Dockerfile.PublishCommands)
        {
            await RunAsync($"{command.Replace(PathInImage, Root, StringComparison.Ordinal)} {Economy}", source);
        }

        Directory.Delete(source, recursive: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string command, string folder)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"{command} 2>&1"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var (code, text, _) = await process.ReadToEndAsync(Longest);
        Assert.True(code == 0, $"the image would not build, for `{command}` failed: {text}");
    }
}
