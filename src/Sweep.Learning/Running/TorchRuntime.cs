namespace Sweep.Learning.Running;

/// <summary>libtorch as this process has it, prepared once before the first tensor.</summary>
/// <param name="Libraries">Versions, such as "TorchSharp 0.107.0, libtorch 2.10.0".</param>
/// <param name="Device">"cpu" or the device's name.</param>
/// <param name="LoaderShim">True when the patched copy of TorchSharp's native library was loaded.</param>
/// <param name="OneDnn">Whether oneDNN may compute float32 convolutions.</param>
/// <param name="SelfTest">Largest relative error of float32 convolutions against float64.</param>
/// <param name="SelfTestPassed">Whether that error is small enough to trust float32.</param>
public sealed record TorchRuntime(
    string Libraries, string Device, bool LoaderShim, bool OneDnn, double SelfTest, bool SelfTestPassed, int Threads)
{
    /// <summary>Loads libtorch, silences its chatter, sets one thread, switches oneDNN off (unless asked) and runs the convolution self-test.</summary>
    /// <exception cref="Sweep.Theory.UnfitEnvironmentException">libtorch does not load; the sentence names the true cause.</exception>
    public static TorchRuntime Prepare(bool oneDnn = false) => throw new NotImplementedException();
}
