using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Native;

/// <summary>
/// Switches of libtorch that TorchSharp does not offer, reached through the C++ symbols that libtorch_cpu exports
/// (Itanium mangling, as in libtorch 2.10 on Linux). Each method returns whether the switch was found.
/// </summary>
internal static unsafe class TorchContext
{
    private const string GlobalContext = "_ZN2at13globalContextEv";
    private const string OneDnn = "_ZN2at7Context20setUserEnabledMkldnnEb";
    private const string Nnpack = "_ZN2at7Context20setUserEnabledNNPACKEb";

    public static bool SetOneDnn(bool on) => Set(OneDnn, on);

    public static bool SetNnpack(bool on) => Set(Nnpack, on);

    private static bool Set(string symbol, bool on)
    {
        if (NativeFolders.Find("libtorch_cpu.so") is not { } path
            || !NativeLibrary.TryLoad(path, out var library)
            || !NativeLibrary.TryGetExport(library, GlobalContext, out var context)
            || !NativeLibrary.TryGetExport(library, symbol, out var setter))
        {
            return false;
        }

        ((delegate* unmanaged<nint, byte, void>)setter)(((delegate* unmanaged<nint>)context)(), on ? (byte)1 : (byte)0);
        return true;
    }
}

/// <summary>The device of tensors: the visible GPU if there is one, else the CPU. A worker sees one GPU at most.</summary>
internal static class TorchDevice
{
    public static Device Current { get; } = cuda.is_available() ? new Device(DeviceType.CUDA, 0) : CPU;

    /// <summary>TF32 keeps three decimals, too few to test the equality of tiles. Does nothing on a machine without CUDA.</summary>
    public static void KeepFullFloat32()
    {
        if (Current.type == DeviceType.CUDA)
        {
            backends.cuda.matmul.allow_tf32 = false;
            backends.cudnn.allow_tf32 = false;
        }
    }
}
