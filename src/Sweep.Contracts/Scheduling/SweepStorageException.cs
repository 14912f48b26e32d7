namespace Sweep.Contracts.Scheduling;

/// <summary>
/// The database failed at a call of a grain. Crosses the wire in place of the driver's exceptions, which have no codec.
/// </summary>
[GenerateSerializer, Alias("sweep.SweepStorageException")]
public sealed class SweepStorageException : Exception
{
    /// <param name="isPassing">True if the sweep only changed its owner: the same call succeeds in a moment.</param>
    public SweepStorageException(string message, bool isPassing = false)
        : base(message) => IsPassing = isPassing;

    [Id(0)] public bool IsPassing { get; }
}
