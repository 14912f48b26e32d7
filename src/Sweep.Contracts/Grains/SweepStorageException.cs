namespace Sweep.Contracts.Grains;

/// <summary>
/// The database could not do what a grain asked of it. Crosses the wire in place of the driver's own exceptions, for which no
/// receiver has a codec.
/// </summary>
[GenerateSerializer, Alias("sweep.SweepStorageException")]
public sealed class SweepStorageException : Exception
{
    public SweepStorageException(string message)
        : base(message)
    {
    }
}
