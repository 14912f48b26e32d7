using System.Runtime.InteropServices;

namespace Sweep.Learning.Native;

/// <summary>Environment variables as native code sees them: the runtime's own setter keeps to managed code.</summary>
internal static partial class NativeEnvironment
{
    public static void Set(string name, string value)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetVariable(name, value, 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
