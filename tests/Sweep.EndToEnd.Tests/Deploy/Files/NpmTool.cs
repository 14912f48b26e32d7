using System.Diagnostics;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>Programs from npm, installed into a folder of their own for one test: they know schemas that no other package has.</summary>
internal sealed class NpmTool : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"sweep-npm-{Guid.NewGuid():N}"[..22]);

    public NpmTool(params string[] packages)
    {
        Directory.CreateDirectory(folder);
        var (code, text) = Run("npm", ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", .. packages]);
        Assert.True(code == 0, $"npm could not install {string.Join(" and ", packages)}, with which these files are checked: {text}");
    }

    public (int Code, string Text) RunModule(string script, params string[] arguments) => Run("node", [Path.Combine(folder, "node_modules", script), .. arguments]);

    /// <summary>Runs a script that may use the installed packages.</summary>
    public (int Code, string Text) RunScript(string text, params string[] arguments)
    {
        var script = Path.Combine(folder, "script.cjs");
        File.WriteAllText(script, text);
        return Run("node", [script, .. arguments]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (int Code, string Text) Run(string program, string[] arguments)
    {
        using var process = new Process { StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.Start();
        var (code, output, errors) = process.ReadToEnd();
        return (code, output + errors);
    }
}
