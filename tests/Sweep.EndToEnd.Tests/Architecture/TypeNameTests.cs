using System.Text.RegularExpressions;

namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>Who reads a name knows which type it is, whatever project the line lies in.</summary>
[Fast]
public sealed partial class TypeNameTests
{
    private static readonly ILookup<string, string> FilesOfTypes = Repository.Files
        .Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
        .SelectMany(static file => Declaration().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)))
            .Where(static type => !type.Groups["modifiers"].Value.Contains("partial", StringComparison.Ordinal))
            .Select(type => (Name: type.Groups["name"].Value, File: file)))
        .ToLookup(static type => type.Name, static type => type.File);

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Grains")]
    [InlineData("Sweep.Hosting")]
    [InlineData("Sweep.Worker")]
    public void No_type_has_the_name_of_another_one(string project)
    {
        Assert.Contains(FilesOfTypes, type => type.Any(IsOfProject));
        Assert.DoesNotContain(FilesOfTypes, type => type.Count() > 1 && type.Any(IsOfProject));

        bool IsOfProject(string file) => file.StartsWith($"src/{project}/", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?<modifiers>(?:(?:public|internal|static|sealed|abstract|readonly|partial|ref|file) )*)(?:record struct|record|struct|class|enum|interface) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
