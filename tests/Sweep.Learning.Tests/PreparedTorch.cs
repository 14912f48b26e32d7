using Sweep.Learning.Native;
using Sweep.Learning.Tests;
using Xunit.Sdk;
using Xunit.v3;

// One core computes one network at a time; more at once would only be slower.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(PreparedTorch))]

namespace Sweep.Learning.Tests;

/// <summary>Every test computes as a worker does: oneDNN off, one thread.</summary>
public sealed class PreparedTorch
{
    public TorchRuntime Runtime { get; } = TorchRuntime.Prepare();
}
