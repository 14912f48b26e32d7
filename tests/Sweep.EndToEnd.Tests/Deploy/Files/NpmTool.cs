using System.Diagnostics;
using System.Text;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>A program from npm, installed into a folder of its own for these tests.</summary>
internal sealed class NpmTool : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"sweep-npm-{Guid.NewGuid():N}"[..22]);

    public NpmTool(string package)
    {
        Directory.CreateDirectory(folder);
        var (code, text) = Run("npm", "install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", package);
        Assert.True(code == 0, $"npm could not install {package}, which knows the schema of docker-compose.yml: {text}");
    }

    public (int Code, string Text) RunModule(string script, params string[] arguments) => Run("node", [Path.Combine(folder, "node_modules", script), .. arguments]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (int Code, string Text) Run(string program, params string[] arguments)
    {
        using var process = new Process { StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var text = new StringBuilder();
        process.ErrorDataReceived += (_, line) => text.AppendLine(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + text);
    }
}
