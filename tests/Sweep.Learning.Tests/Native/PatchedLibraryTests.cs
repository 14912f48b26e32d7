using System.Runtime.InteropServices;
using Sweep.Learning.Native;

namespace Sweep.Learning.Tests.Native;

[Fast]
public sealed class PatchedLibraryTests : IDisposable
{
    /// <summary>A folder in which nobody can create a file, not even root.</summary>
    private const string ReadOnlyFolder = "/proc";

    private readonly TorchSharpCopy library = new();

    public void Dispose() => library.Dispose();

    [Fact]
    public void The_patched_copy_loads_and_leaves_no_file()
    {
        var before = Directory.GetFiles(library.Folder);

        AssertIsTorchSharp(PatchedLibrary.Load(library.Path, library.Folder));

        Assert.Equal(before, Directory.GetFiles(library.Folder));
    }

    [Fact]
    public void Beside_a_read_only_folder_the_patched_copy_loads_from_a_temporary_one() =>
        AssertIsTorchSharp(PatchedLibrary.Load(library.Path, ReadOnlyFolder, null));

    [Fact]
    public void Without_any_folder_to_write_to_nothing_is_loaded() =>
        Assert.Equal(0, PatchedLibrary.Load(library.Path, ReadOnlyFolder));

    [Fact]
    public void A_library_that_needs_no_patch_is_left_to_the_runtime() =>
        Assert.Equal(0, PatchedLibrary.Load(Path.Combine(library.Folder, "libc10.so"), library.Folder));

    [Fact]
    public void A_file_that_is_no_library_is_left_to_the_runtime()
    {
        var text = Path.Combine(library.Folder, "libtext.so");
        File.WriteAllText(text, "no library");

        Assert.Equal(0, PatchedLibrary.Load(text, library.Folder));
    }

    [Fact]
    public void The_shim_is_used_exactly_where_the_original_does_not_load() =>
        Assert.Equal(!NativeLibrary.TryLoad(LoaderShim.Original!, out _), LoaderShim.Used);

    private static void AssertIsTorchSharp(nint handle)
    {
        Assert.NotEqual(0, handle);
        Assert.True(NativeLibrary.TryGetExport(handle, "THSTensor_ndimension", out _));
    }
}
