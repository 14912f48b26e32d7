using Sweep.Theory.Trials;

namespace Sweep.Contracts.Wire;

/// <summary>A grid point travels as its canonical text, which a new axis only ever makes longer.</summary>
[GenerateSerializer, Immutable, Alias("sweep.GridPoint")]
public readonly record struct GridPointSurrogate([property: Id(0)] string Canonical);

[RegisterConverter]
public sealed class GridPointConverter : IConverter<GridPoint, GridPointSurrogate>
{
    public GridPoint ConvertFromSurrogate(in GridPointSurrogate surrogate) => GridPoint.Parse(surrogate.Canonical);

    public GridPointSurrogate ConvertToSurrogate(in GridPoint value) => new(value.Canonical);
}
