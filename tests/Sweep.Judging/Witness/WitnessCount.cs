using Sweep.Judging.Drawing;
using Sweep.Judging.Formulas;
using Sweep.Theory.Points;

namespace Sweep.Judging.Witness;

/// <summary>Counts the embeddings of a lattice's objects in tiny random networks, beside the effective period's formula.</summary>
/// <param name="Counted">The most embeddings of one network.</param>
/// <param name="Possible">P_m / gcd(s, P_m).</param>
internal sealed record WitnessCount(GridPoint Point, int Counted, int Possible)
{
    private const int Networks = 4;
    private const double Equal = 1e-9;

    public static WitnessCount Of(int seed, int number)
    {
        var draws = new Draws(unchecked((seed * 7_000_003) + number));
        var depth = draws.Whole(1, 3);
        var radius = draws.Whole(0, 1);
        var point = new GridPoint
        {
            Dimensions = 1,
            Depth = depth,
            Factor = draws.Factors(1, depth),
            Pooling = draws.Of(Pooling.Max, Pooling.Average, Pooling.Blur, Pooling.Strided),
            Upsampling = draws.Of(Upsampling.Nearest, Upsampling.Nearest, Upsampling.Linear, Upsampling.Learnt),
            Convolutions = draws.Whole(1, 2),
            Width = draws.Whole(2, 4),
            Radius = radius,
            Spacing = new PerAxis(draws.Whole((2 * radius) + 1, 14)),
        };
        var most = Enumerable.Range(0, Networks).Max(network => Count(point, new Random(unchecked((seed * 31) + (number * Networks) + network))));
        return new WitnessCount(point, most, PhaseFormula.Phases(PhaseFormula.Effective(point, 0), point, 0));
    }

    private static int Count(GridPoint point, Random random)
    {
        var (spacing, period) = (point.Spacing[0], PhaseFormula.Period(point, 0));
        // Border pixels that the layers take away, and two rounds of every phase.
        var length = (period * 16) + (2 * spacing * period / PhaseFormula.Gcd(spacing, period));
        var image = Signal.Of(0, length, 1, (_, place) => Distance(place, spacing) <= point.Radius ? 1 : 0);
        var output = new TinyNetwork(point, random).Forward(image);
        List<double[]> classes = [];
        for (var centre = (output.Start + point.Radius + spacing - 1) / spacing * spacing; centre + point.Radius < output.End; centre += spacing)
        {
            var mean = output.Channels.Select((_, channel) =>
                Enumerable.Range(centre - point.Radius, (2 * point.Radius) + 1).Average(place => output.At(channel, place))).ToArray();
            if (!classes.Exists(known => known.Zip(mean).All(static pair => Math.Abs(pair.First - pair.Second) < Equal)))
            {
                classes.Add(mean);
            }
        }

        return classes.Count;
    }

    private static int Distance(int place, int spacing) => Math.Min(place % spacing, spacing - (place % spacing));
}
