using System.Diagnostics;
using System.Xml.Linq;

namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Paths of all files under version control, or about to be, relative to the root.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IReadOnlyList<string> Projects { get; } = [.. Files.Where(static file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    public static XDocument Read(string project) => XDocument.Load(Path.Combine(Root, project));

    /// <summary>Names of the projects that a project loads, directly and through others.</summary>
    public static IReadOnlySet<string> ProjectsBehind(string name)
    {
        HashSet<string> behind = [];
        Stack<string> open = new([name]);
        while (open.TryPop(out var next))
        {
            foreach (var reference in Read($"src/{next}/{next}.csproj").Descendants("ProjectReference").Where(IsLoaded))
            {
                var found = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value);
                if (behind.Add(found))
                {
                    open.Push(found);
                }
            }
        }

        return behind;
    }

    /// <summary>Packages that a project or one behind it names.</summary>
    public static IReadOnlySet<string> PackagesBehind(string name) =>
        ProjectsBehind(name).Append(name).SelectMany(static project => PackagesOf($"src/{project}/{project}.csproj")).ToHashSet();

    /// <summary>Packages that a project file or one that it imports names.</summary>
    private static IEnumerable<string> PackagesOf(string project)
    {
        var document = Read(project);
        var imported = document.Descendants("Import").Select(import => Path.Combine(Path.GetDirectoryName(project)!, import.Attribute("Project")!.Value));
        return document.Descendants("PackageReference").Select(static package => package.Attribute("Include")!.Value)
            .Concat(imported.SelectMany(PackagesOf));
    }

    // The CLI builds the worker and starts it as a process: such a reference loads nothing.
    private static bool IsLoaded(XElement reference) => reference.Attribute("ReferenceOutputAssembly")?.Value != "false";

    private static IReadOnlyList<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var (code, files, _) = git.ReadToEnd();
        return code == 0
            ? [.. files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static file => File.Exists(Path.Combine(Root, file)))]
            : throw new InvalidOperationException("git ls-files failed: these tests read the list of files from it");
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Sweep.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
