namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>All tests of faults share one database and one undisturbed run.</summary>
[CollectionDefinition(Name)]
public sealed class FaultCollection : ICollectionFixture<FaultBench>
{
    public const string Name = "faults";
}
