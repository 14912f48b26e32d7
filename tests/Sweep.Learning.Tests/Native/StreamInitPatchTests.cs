using CsCheck;
using Sweep.Learning.Native;

namespace Sweep.Learning.Tests.Native;

[Fast]
public sealed class StreamInitPatchTests : IDisposable
{
    private readonly TorchSharpCopy library = new();

    public void Dispose() => library.Dispose();

    [Fact]
    public void The_library_as_shipped_asks_for_the_newer_version_and_the_patched_one_does_not()
    {
        var image = new ElfImage(library.Bytes);
        Assert.Contains(NeededVersion.Of(image), static version => version.Name == "GLIBCXX_3.4.32");

        Assert.Equal(PatchOutcome.Patched, StreamInitPatch.Apply(image));

        Assert.DoesNotContain(NeededVersion.Of(image), static version => version.Name == "GLIBCXX_3.4.32");
    }

    [Fact]
    public void A_patched_library_needs_no_second_patch()
    {
        var image = new ElfImage(library.Bytes);
        StreamInitPatch.Apply(image);
        var once = library.Bytes.ToArray();

        Assert.Equal(PatchOutcome.NotNeeded, StreamInitPatch.Apply(image));

        Assert.Equal(once, library.Bytes);
    }

    [Fact]
    public void Another_symbol_of_the_newer_version_forbids_the_patch()
    {
        var image = new ElfImage(library.Bytes);
        BindOneMoreSymbolToTheNewerVersion(image);
        var before = library.Bytes.ToArray();

        Assert.Equal(PatchOutcome.OtherSymbolsNeedIt, StreamInitPatch.Apply(image));

        Assert.Equal(before, library.Bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void A_library_cut_short_is_refused(int length) =>
        Assert.Throws<BadImageFormatException>(() => StreamInitPatch.Apply(new ElfImage(library.Bytes[..length])));

    /// <summary>The section table ends the file, and the version tables follow the first page.</summary>
    [Fact]
    public void A_damaged_library_is_patched_or_refused_but_never_an_accident()
    {
        var places = Gen.OneOf(Gen.Int[0, 63], Gen.Int[library.Bytes.Length - 2048, library.Bytes.Length - 1]);
        Gen.Select(places, Gen.Byte).List[1, 4].Sample(
            damage =>
            {
                var bytes = library.Bytes.ToArray();
                damage.ForEach(change => bytes[change.Item1] = change.Item2);
                try
                {
                    StreamInitPatch.Apply(new ElfImage(bytes));
                }
                catch (BadImageFormatException)
                {
                }
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void A_file_that_is_no_library_is_refused() =>
        Assert.Throws<BadImageFormatException>(static () => new ElfImage(new byte[4096]));

    private static void BindOneMoreSymbolToTheNewerVersion(ElfImage image)
    {
        var needed = NeededVersion.Of(image).Where(static version => version.Name.StartsWith("GLIBCXX", StringComparison.Ordinal))
            .ToDictionary(static version => version.Name, static version => version.Index);
        var versions = image.Section(ElfSectionType.SymbolVersions);
        var at = versions.Offset;
        while (image.U16(at) != needed["GLIBCXX_3.4"])
        {
            at += 2;
        }

        image.Write(at, needed["GLIBCXX_3.4.32"]);
    }
}
