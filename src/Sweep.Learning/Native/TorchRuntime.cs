using Sweep.Theory;
using TorchSharp;

namespace Sweep.Learning.Native;

/// <summary>The libtorch of this process, prepared once before the first tensor.</summary>
/// <param name="Libraries">Versions, such as "TorchSharp 0.107.0, libtorch 2.10.0".</param>
/// <param name="Device">"cpu" or the device's name.</param>
/// <param name="LoaderShim">True when the patched copy of TorchSharp's native library was loaded.</param>
/// <param name="OneDnn">Whether oneDNN may compute float32 convolutions.</param>
/// <param name="SelfTest">Largest relative error of float32 convolutions compared with float64.</param>
/// <param name="SelfTestPassed">Whether that error is small enough to trust float32.</param>
public sealed record TorchRuntime(
    string Libraries, string Device, bool LoaderShim, bool OneDnn, double SelfTest, bool SelfTestPassed, int Threads)
{
    /// <summary>Float32 keeps 7 decimals and these sums have hundreds of terms; the fault that the test looks for is near 1.</summary>
    private const double TrustedError = 1e-4;

    private static readonly Lock Preparing = new();
    private static TorchRuntime? prepared;

    /// <summary>Loads libtorch, turns its messages off, sets one thread, switches oneDNN off (unless asked) and runs the convolution self-test.</summary>
    /// <exception cref="UnfitEnvironmentException">libtorch does not load; the message gives the true cause.</exception>
    public static TorchRuntime Prepare(bool oneDnn = false)
    {
        lock (Preparing)
        {
            NativeEnvironment.Set("TORCH_CPP_LOG_LEVEL", "ERROR");
            NativeEnvironment.Set("OMP_NUM_THREADS", "1");
            TorchLoading.Load();

            // NNPACK complains on standard error if it finds no cache sizes, and is never faster here.
            _ = TorchContext.SetNnpack(false);
            if (!TorchContext.SetOneDnn(oneDnn) && !oneDnn)
            {
                // Without that switch, the instructions with wrong kernels can still be forbidden to oneDNN.
                NativeEnvironment.Set("ONEDNN_MAX_CPU_ISA", "SSE41");
            }

            ComputeOnOneThread();
            TorchDevice.KeepFullFloat32();
            var error = ConvolutionSelfTest.LargestRelativeError(TorchDevice.Current);
            return prepared = new TorchRuntime(
                TorchLoading.Versions,
                TorchDevice.Current.ToString(),
                Native.LoaderShim.Used,
                oneDnn,
                error,
                error <= TrustedError,
                torch.get_num_threads());
        }
    }

    /// <summary>Returns the prepared runtime, or prepares it with defaults. From now on this thread computes with the given number of threads, by default one.</summary>
    internal static TorchRuntime EnsurePrepared(int threads = 1)
    {
        lock (Preparing)
        {
            var runtime = prepared ?? Prepare();
            torch.set_num_threads(threads);
            return runtime;
        }
    }

    /// <summary>libtorch keeps the number of threads per calling thread, so it is set on the computing thread.</summary>
    private static void ComputeOnOneThread() => torch.set_num_threads(1);
}
