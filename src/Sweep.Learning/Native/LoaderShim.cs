using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Sweep.Learning.Native;

/// <summary>
/// Lets TorchSharp load on a libstdc++ that is older than the one it was built with. The runtime calls this only after it
/// has failed to load a library, so on most machines this does nothing.
/// </summary>
internal static class LoaderShim
{
    private const string TorchSharpLibrary = "LibTorchSharp";
    private const string TorchSharpFile = "libLibTorchSharp.so";

    /// <summary>Whether this process uses the patched copy.</summary>
    public static bool Used { get; private set; }

    /// <summary>Full path of TorchSharp's native library, or null.</summary>
    public static string? Original => NativeFolders.Find(TorchSharpFile);

    /// <summary>The module is initialised before any call into torch through this assembly.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "TorchSharp stays broken for the life of a process once its first load failed, so the hook must come before anything else.")]
    internal static void Install()
    {
        if (OperatingSystem.IsLinux())
        {
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += Resolve;
        }
    }

    private static nint Resolve(Assembly assembly, string name)
    {
        if (name != TorchSharpLibrary || Original is not { } original)
        {
            return 0;
        }

        var handle = PatchedLibrary.Load(original, Path.GetDirectoryName(original), null);
        Used |= handle != 0;
        return handle;
    }
}
