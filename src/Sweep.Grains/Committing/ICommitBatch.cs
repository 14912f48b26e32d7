namespace Sweep.Grains.Committing;

/// <summary>What one transaction of a <see cref="GroupCommit{TBatch}"/> writes.</summary>
internal interface ICommitBatch
{
    /// <summary>Whether what comes next belongs to the next transaction.</summary>
    bool IsFull { get; }

    bool IsEmpty { get; }
}

/// <summary>The leases as they are when the transaction begins: nothing is collected before.</summary>
internal readonly struct PresentLeases : ICommitBatch
{
    public bool IsFull => false;

    public bool IsEmpty => true;
}
