using System.Reflection;
using System.Reflection.PortableExecutable;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Compute;

[Fast]
public sealed class ScienceVersionTests
{
    [Fact]
    public void It_is_sixteen_digits_that_depend_on_both_assemblies()
    {
        var (one, other) = (new Guid("11111111-1111-1111-1111-111111111111"), new Guid("22222222-2222-2222-2222-222222222222"));

        Assert.Matches("^[0-9a-f]{16}$", ScienceVersion.Current);
        Assert.Equal(ScienceVersion.Of([one, other]), ScienceVersion.Of([one, other]));
        Assert.Equal(4, new[] { ScienceVersion.Of([one, one]), ScienceVersion.Of([one, other]), ScienceVersion.Of([other, one]), ScienceVersion.Of([other, other]) }.Distinct().Count());
    }

    [Fact]
    public void It_is_that_of_theory_and_learning() =>
        Assert.Equal(["Sweep.Theory", "Sweep.Learning"], ScienceVersion.Assemblies.Select(static assembly => assembly.GetName().Name));

    [Fact]
    public void Neither_the_commit_nor_the_folder_of_the_build_is_in_it() => Assert.All(ScienceVersion.Assemblies, static assembly =>
    {
        Assert.DoesNotContain('+', assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var symbols = image.ReadDebugDirectory().Where(static entry => entry.Type == DebugDirectoryEntryType.CodeView).Select(image.ReadCodeViewDebugDirectoryData);
        Assert.StartsWith("/_/src/", Assert.Single(symbols).Path, StringComparison.Ordinal);
        Assert.Contains(image.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    });
}
