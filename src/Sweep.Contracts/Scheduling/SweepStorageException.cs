namespace Sweep.Contracts.Scheduling;

/// <summary>
/// The database could not do what a grain asked of it. Crosses the wire in place of the driver's own exceptions, for which no
/// receiver has a codec.
/// </summary>
[GenerateSerializer, Alias("sweep.SweepStorageException")]
public sealed class SweepStorageException : Exception
{
    /// <param name="isPassing">True when the sweep only changed hands: the same call succeeds in a moment.</param>
    public SweepStorageException(string message, bool isPassing = false)
        : base(message) => IsPassing = isPassing;

    [Id(0)] public bool IsPassing { get; }
}
