using Sweep.Theory.Points;

namespace Sweep.Contracts.Wire;

[GenerateSerializer, Immutable, Alias("sweep.PerAxis")]
public readonly record struct PerAxisSurrogate([property: Id(0)] int[] Values);

[RegisterConverter]
public sealed class PerAxisConverter : IConverter<PerAxis, PerAxisSurrogate>
{
    public PerAxis ConvertFromSurrogate(in PerAxisSurrogate surrogate) => new(surrogate.Values);

    public PerAxisSurrogate ConvertToSurrogate(in PerAxis value) => new(value.ToArray());
}
