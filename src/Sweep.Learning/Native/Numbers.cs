using TorchSharp;

namespace Sweep.Learning.Native;

/// <summary>
/// Numbers for libtorch that live as long as the process. TorchSharp makes an object of every number in an operation with a tensor and passes
/// only its address on. Without another reference to the object, a garbage collection during the call frees the number that libtorch reads: then
/// the call fails with a wrong type or computes with another number. Variable numbers are kept alive by <c>using</c>. Some methods
/// make a number internally, such as tensor + tensor and square(); a test forbids them.
/// </summary>
internal static class Numbers
{
    public static readonly Scalar Zero = 0.ToScalar();

    public static readonly Scalar One = 1.ToScalar();

    public static readonly Scalar Two = 2.ToScalar();

    public static readonly Scalar Half = 0.5.ToScalar();

    public static readonly Scalar Quarter = 0.25.ToScalar();
}
