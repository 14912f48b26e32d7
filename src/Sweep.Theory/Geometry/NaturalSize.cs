namespace Sweep.Theory.Geometry;

/// <summary>An input side that the network takes along one axis, and the side of what comes out, in pixels.</summary>
public readonly record struct NaturalSize(long Input, long Output);
