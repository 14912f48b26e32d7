using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Native;

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
