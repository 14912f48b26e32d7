using TorchSharp;

namespace Sweep.Learning.Native;

/// <summary>
/// Numbers for libtorch that live as long as the process. TorchSharp makes an object of every number that meets a tensor and passes
/// only its address on; where nothing else holds the object, a garbage collection during the call frees what libtorch is reading, and
/// the call fails with a wrong type or, worse, computes with another number. Numbers that vary are held by <c>using</c>. Some methods
/// make a number of their own, tensor + tensor and square() among them; a test keeps them out.
/// </summary>
internal static class Numbers
{
    public static readonly Scalar Zero = 0.ToScalar();

    public static readonly Scalar One = 1.ToScalar();

    public static readonly Scalar Two = 2.ToScalar();

    public static readonly Scalar Half = 0.5.ToScalar();

    public static readonly Scalar Quarter = 0.25.ToScalar();
}
