using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Native;

/// <summary>Where tensors live: the one visible GPU when there is one, else the CPU. A worker sees one GPU at most.</summary>
internal static class TorchDevice
{
    public static Device Current { get; } = cuda.is_available() ? new Device(DeviceType.CUDA, 0) : CPU;

    /// <summary>TF32 keeps three decimals, which would drown the equality of tiles; on a machine without CUDA nothing happens.</summary>
    public static void KeepFullFloat32()
    {
        if (Current.type == DeviceType.CUDA)
        {
            backends.cuda.matmul.allow_tf32 = false;
            backends.cudnn.allow_tf32 = false;
        }
    }
}
