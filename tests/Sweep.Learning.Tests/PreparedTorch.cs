using Sweep.Learning.Running;
using Sweep.Learning.Tests;

// One core computes one network at a time; more at once would only be slower.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(PreparedTorch))]

namespace Sweep.Learning.Tests;

/// <summary>Every test computes as a worker does: oneDNN off, one thread.</summary>
public sealed class PreparedTorch
{
    public TorchRuntime Runtime { get; } = TorchRuntime.Prepare();
}
