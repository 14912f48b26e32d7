using System.Runtime.InteropServices;

namespace Sweep.Learning.Native;

/// <summary>Loads a patched copy of TorchSharp's native library; nothing of the copy stays on disk.</summary>
internal static class PatchedLibrary
{
    /// <summary>Returns the handle of the patched copy of <paramref name="original"/>, or 0 if a patch does not help.</summary>
    /// <param name="folders">Folders for the copy, in order of preference; null means a private temporary folder.</param>
    public static nint Load(string original, params ReadOnlySpan<string?> folders)
    {
        var bytes = File.ReadAllBytes(original);
        if (!Patch(bytes))
        {
            return 0;
        }

        foreach (var folder in folders)
        {
            try
            {
                return folder is null ? LoadFromTemporaryFolder(original, bytes) : LoadFrom(folder, bytes);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DllNotFoundException)
            {
                // Read-only, or mounted without the right to execute: the next folder may do.
            }
        }

        return 0;
    }

    private static bool Patch(byte[] bytes)
    {
        try
        {
            return StreamInitPatch.Apply(new ElfImage(bytes)) == PatchOutcome.Patched;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    /// <summary>The library finds libtorch through $ORIGIN, its own folder, so the copy lies where links to its neighbours are.</summary>
    private static nint LoadFromTemporaryFolder(string original, byte[] bytes)
    {
        var folder = Directory.CreateTempSubdirectory("sweep-torch-");
        try
        {
            foreach (var neighbour in Directory.EnumerateFiles(Path.GetDirectoryName(original)!, "lib*.so*"))
            {
                File.CreateSymbolicLink(Path.Combine(folder.FullName, Path.GetFileName(neighbour)), neighbour);
            }

            return LoadFrom(folder.FullName, bytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A mapped library does not need its file any more, so each process writes its own copy and deletes it at once.</summary>
    private static nint LoadFrom(string folder, byte[] bytes)
    {
        var copy = Path.Combine(folder, $"libLibTorchSharp.{Environment.ProcessId}.so");
        try
        {
            File.WriteAllBytes(copy, bytes);
            return NativeLibrary.Load(copy);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
