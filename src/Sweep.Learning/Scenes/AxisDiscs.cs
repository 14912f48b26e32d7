using Sweep.Learning.Randomness;

namespace Sweep.Learning.Scenes;

/// <summary>The nearest disc of every pixel along one axis.</summary>
/// <param name="Disc">Number k of the nearest centre.</param>
/// <param name="Distance">Distance to that centre in pixels.</param>
/// <param name="First">Smallest number of a centre.</param>
/// <param name="Count">Count of the centres.</param>
internal sealed record AxisDiscs(int[] Disc, int[] Distance, int First, int Count)
{
    public static AxisDiscs Of(int side, int origin, int spacing)
    {
        var disc = new int[side];
        var distance = new int[side];
        for (var at = 0; at < side; at++)
        {
            // Rounding half up may pick the farther of two equally far centres; both are outside their discs there.
            disc[at] = Positions.FloorDivide((2 * (at - origin)) + spacing, 2 * spacing);
            distance[at] = at - origin - (disc[at] * spacing);
        }

        return new AxisDiscs(disc, distance, disc[0], disc[^1] - disc[0] + 1);
    }
}
