using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>Environment variables that the program reads.</summary>
internal static class ProgramVariables
{
    private const string InFile = "_FILE";

    private static readonly Lazy<string> Sources = new(static () => string.Concat(
        Repository.Files.Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(static file => File.ReadAllText(Path.Combine(Repository.Root, file)))));

    /// <summary>Fails where no source file names this variable, or the one whose value the named file holds.</summary>
    public static void AssertRead(string name) =>
        Assert.Contains($"\"{(name.EndsWith(InFile, StringComparison.Ordinal) ? name[..^InFile.Length] : name)}\"", Sources.Value);
}
