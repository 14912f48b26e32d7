namespace Sweep.Hosting.Tests.Clustering;

/// <summary>Tests that count what the whole process holds run when no others do.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
