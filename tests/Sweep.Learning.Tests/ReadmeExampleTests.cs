using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Sweep.Learning.Tests;

/// <summary>The example in <c>src/Sweep.Learning/README.md</c>, taken out of it, and built and run as its reader would.</summary>
[Slow]
public sealed partial class ReadmeExampleTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-example-").FullName;

    [Fact]
    public async Task The_example_of_the_README_compiles_as_it_is_and_prints_what_the_README_says()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "src/Sweep.Learning/README.md"));
        var example = Example().Match(readme);
        Assert.True(example.Success, "the README has no example in C# with what it prints");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), example.Groups["code"].Value);

        // What `dotnet new console` and `dotnet add reference` make. The libraries are those that were built with these tests.
        File.WriteAllText(Path.Combine(folder, "discs.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup><ProjectReference Include="{Root()}/src/Sweep.Learning/Sweep.Learning.csproj" /></ItemGroup>
            </Project>
            """);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

        // Natives are linked: they are 500 MB. No compiler server stays behind to hold on to the folder.
        var built = await RunAsync(
            "dotnet", "build", "--configuration", configuration, "-nodeReuse:false", "-verbosity:quiet",
            "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false", "-p:CreateSymbolicLinksForCopyLocalIfPossible=true", "-p:WarningLevel=0");
        Assert.True(built.Code == 0, built.Output);
        var run = await RunAsync(Path.Combine(folder, "bin", configuration, "net10.0/discs"));

        Assert.Equal((0, "", example.Groups["printed"].Value), (run.Code, run.Errors, run.Output.TrimEnd('\n')));
        Assert.True(File.Exists(Path.Combine(folder, "discs.safetensors")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // A test run hands its own build's settings on, which a reader does not have.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        return await process.ReadToEndAsync(Longest);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Sweep.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    /// <summary>The block of C#, and the line that stands below "It prints".</summary>
    [GeneratedRegex(@"```csharp\n(?<code>.*?)```\n\nIt prints\n\n```text\n(?<printed>[^\n]+)\n```\n", RegexOptions.Singleline)]
    private static partial Regex Example();
}
