using System.Reflection;
using System.Runtime.InteropServices;
using Sweep.Theory;
using TorchSharp;

namespace Sweep.Learning.Native;

/// <summary>Loads libtorch, or explains why it does not load.</summary>
internal static class TorchLoading
{
    public static string Versions => $"TorchSharp {Plain(typeof(torch).Assembly)}, libtorch {torch.__version__}";

    /// <exception cref="UnfitEnvironmentException">Libtorch does not load.</exception>
    public static void Load()
    {
        try
        {
            using var first = torch.ones(1);
        }
        catch (Exception problem) when (problem is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            throw new UnfitEnvironmentException($"libtorch does not load: {TrueCause(Native.LoaderShim.Original)}", problem);
        }
    }

    /// <summary>TorchSharp always reports a missing package; the system's loader gives the true cause.</summary>
    internal static string TrueCause(string? library)
    {
        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return $"its Linux build is for x64 and this machine is {RuntimeInformation.ProcessArchitecture}; use an x64 machine.";
        }

        if (library is null)
        {
            return $"its libraries are not under {AppContext.BaseDirectory}; build the project again.";
        }

        try
        {
            NativeLibrary.Free(NativeLibrary.Load(library));
            return $"{library} loads but does not start; try `dotnet build` anew.";
        }
        catch (Exception problem) when (problem is DllNotFoundException or BadImageFormatException)
        {
            return $"{FirstLine(problem.Message)} Installing what is named there, or a system with GCC 13's libstdc++ (Debian 13, Ubuntu 24.04), would work.";
        }
    }

    private static string FirstLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, static line => line.Contains("GLIBCXX", StringComparison.Ordinal)) ?? lines[0];
    }

    private static string Plain(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
