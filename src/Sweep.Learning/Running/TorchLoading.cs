using System.Reflection;
using System.Runtime.InteropServices;
using Sweep.Learning.Native;
using Sweep.Theory;
using TorchSharp;

namespace Sweep.Learning.Running;

/// <summary>Loads libtorch, or says why it does not load.</summary>
internal static class TorchLoading
{
    public static string Versions => $"TorchSharp {Plain(typeof(torch).Assembly)}, libtorch {torch.__version__}";

    /// <exception cref="UnfitEnvironmentException">It does not load.</exception>
    public static void Load()
    {
        try
        {
            using var first = torch.ones(1);
        }
        catch (Exception problem) when (problem is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            throw new UnfitEnvironmentException($"libtorch does not load: {TrueCause()}", problem);
        }
    }

    /// <summary>TorchSharp blames a missing package whatever happened; the system's loader knows better.</summary>
    internal static string TrueCause()
    {
        if (!Environment.Is64BitProcess || RuntimeInformation.OSArchitecture != Architecture.X64 && OperatingSystem.IsLinux())
        {
            return $"its Linux build is for x64 and this machine is {RuntimeInformation.OSArchitecture}; use an x64 machine.";
        }

        if (Native.LoaderShim.Original is not { } path)
        {
            return $"its libraries are not under {AppContext.BaseDirectory}; build the project again.";
        }

        try
        {
            NativeLibrary.Free(NativeLibrary.Load(path));
            return $"{path} loads but does not start; try `dotnet build` anew.";
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
