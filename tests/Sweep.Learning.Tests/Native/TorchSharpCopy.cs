using Sweep.Learning.Native;

namespace Sweep.Learning.Tests.Native;

/// <summary>A real copy of TorchSharp's native library, its neighbours linked beside it, in a folder of its own.</summary>
internal sealed class TorchSharpCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sweep-shim-test-");

    public TorchSharpCopy()
    {
        var original = LoaderShim.Original ?? throw new InvalidOperationException("TorchSharp's native library is not in the output");
        foreach (var neighbour in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(original)!, "lib*.so*"))
        {
            File.CreateSymbolicLink(System.IO.Path.Combine(Folder, System.IO.Path.GetFileName(neighbour)), neighbour);
        }

        Path = System.IO.Path.Combine(Folder, "libLibTorchSharp.so");
        Bytes = File.ReadAllBytes(original);
        Save();
    }

    public string Folder => folder.FullName;

    public string Path { get; }

    public byte[] Bytes { get; }

    /// <summary>Writes <see cref="Bytes"/> in place of the link.</summary>
    public void Save()
    {
        File.Delete(Path);
        File.WriteAllBytes(Path, Bytes);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
