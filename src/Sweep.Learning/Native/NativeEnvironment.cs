using System.Runtime.InteropServices;

namespace Sweep.Learning.Native;

/// <summary>Sets environment variables for native code; the runtime's own setter affects managed code only.</summary>
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
