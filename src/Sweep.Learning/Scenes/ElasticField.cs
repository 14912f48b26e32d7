using Sweep.Learning.Randomness;
using Sweep.Theory;

namespace Sweep.Learning.Scenes;

/// <summary>
/// An elastic deformation: control points every 20 pixels (the paper's notebooks), each moved by a normal number of pixels along
/// every axis, and Catmull-Rom interpolation between them, which passes through the control points and has a continuous slope. Pixel x of
/// the deformed image shows place x + displacement(x) of the original, brightness by linear and labels by nearest sampling.
/// </summary>
internal sealed class ElasticField(double deviation, CounterRandom random)
{
    public const int Distance = 20;

    public double[] Deform(PerAxis start, PerAxis sides, Func<PerAxis, PerAxis, double[]> original)
    {
        var moved = Displacements(start, sides);
        var (from, around) = Around(start, sides, moved);
        var source = original(from, around);
        var result = new double[sides.Product()];
        var weights = new double[sides.Count];
        var floor = new int[sides.Count];
        Positions.Each(start, sides, (pixel, place) =>
        {
            for (var axis = 0; axis < floor.Length; axis++)
            {
                var at = place[axis] - from[axis] + moved[axis][pixel];
                floor[axis] = (int)Math.Floor(at);
                weights[axis] = at - floor[axis];
            }

            result[pixel] = Interpolated(source, around, floor, weights);
        });
        return result;
    }

    public int[] Deform(PerAxis start, PerAxis sides, Func<PerAxis, PerAxis, int[]> original)
    {
        var moved = Displacements(start, sides);
        var (from, around) = Around(start, sides, moved);
        var source = original(from, around);
        var result = new int[sides.Product()];
        Positions.Each(start, sides, (pixel, place) =>
        {
            var index = 0;
            for (var axis = 0; axis < place.Length; axis++)
            {
                index = (index * around[axis]) + (int)Math.Floor(place[axis] - from[axis] + moved[axis][pixel] + 0.5);
            }

            result[pixel] = source[index];
        });
        return result;
    }

    /// <summary>Pixels by which each pixel looks elsewhere, axis by axis.</summary>
    internal double[][] Displacements(PerAxis start, PerAxis sides)
    {
        var spans = Enumerable.Range(0, sides.Count).Select(axis => new Span(start[axis], sides[axis])).ToArray();
        var counts = PerAxis.FromAxes(sides.Count, axis => spans[axis].Points);
        var first = PerAxis.FromAxes(sides.Count, axis => spans[axis].First);
        var moved = new double[sides.Count][];
        for (var along = 0; along < sides.Count; along++)
        {
            var direction = along;
            var values = new double[counts.Product()];
            Positions.Each(first, counts, (point, place) =>
                values[point] = deviation * random.Normal((Positions.Number(place) * 3) + direction));
            moved[along] = Spread(values, counts, spans);
        }

        return moved;
    }

    /// <summary>Interpolates one axis after the other.</summary>
    private static double[] Spread(double[] values, PerAxis counts, Span[] spans)
    {
        var sides = counts.ToArray();
        for (var axis = 0; axis < sides.Length; axis++)
        {
            var span = spans[axis];
            var inner = sides[(axis + 1)..].Aggregate(1, static (product, side) => product * side);
            var outer = sides[..axis].Aggregate(1, static (product, side) => product * side);
            var next = new double[outer * span.Side * inner];
            for (var block = 0; block < outer; block++)
            {
                for (var pixel = 0; pixel < span.Side; pixel++)
                {
                    var (point, weights) = span.At(pixel);
                    for (var index = 0; index < inner; index++)
                    {
                        var source = (((block * sides[axis]) + point) * inner) + index;
                        next[(((block * span.Side) + pixel) * inner) + index] = (weights[0] * values[source]) + (weights[1] * values[source + inner])
                            + (weights[2] * values[source + (2 * inner)]) + (weights[3] * values[source + (3 * inner)]);
                    }
                }
            }

            (values, sides[axis]) = (next, span.Side);
        }

        return values;
    }

    /// <summary>The part of the original that the deformed part looks at.</summary>
    private static (PerAxis From, PerAxis Sides) Around(PerAxis start, PerAxis sides, double[][] moved)
    {
        var before = PerAxis.FromAxes(sides.Count, axis => (int)Math.Ceiling(Math.Max(0, -moved[axis].Min())) + 1);
        var after = PerAxis.FromAxes(sides.Count, axis => (int)Math.Ceiling(Math.Max(0, moved[axis].Max())) + 2);
        return (start.Zip(before, static (first, more) => first - more), sides.Zip(before.Zip(after, static (one, other) => one + other), static (side, more) => side + more));
    }

    private static double Interpolated(double[] source, PerAxis sides, int[] floor, double[] weights)
    {
        var sum = 0.0;
        for (var corner = 0; corner < 1 << floor.Length; corner++)
        {
            var weight = 1.0;
            var index = 0;
            for (var axis = 0; axis < floor.Length; axis++)
            {
                var far = (corner >> axis) & 1;
                weight *= far == 1 ? weights[axis] : 1 - weights[axis];
                index = (index * sides[axis]) + floor[axis] + far;
            }

            sum += weight * source[index];
        }

        return sum;
    }

    /// <summary>The control points around the pixels of one axis.</summary>
    private readonly record struct Span(int Start, int Side)
    {
        public int First => FloorDivide(Start) - 1;

        public int Points => FloorDivide(Start + Side - 1) + 2 - First + 1;

        /// <summary>The first of the four control points around a pixel, counted from <see cref="First"/>, and their weights.</summary>
        public (int Point, double[] Weights) At(int pixel)
        {
            var place = Start + pixel;
            var cell = FloorDivide(place);
            var t = (place - (cell * Distance)) / (double)Distance;
            return (cell - 1 - First,
            [
                0.5 * t * (-1 + (t * (2 - t))),
                0.5 * (2 + (t * t * ((3 * t) - 5))),
                0.5 * t * (1 + (t * (4 - (3 * t)))),
                0.5 * t * t * (t - 1),
            ]);
        }

        private static int FloorDivide(int place) => (int)Math.Floor(place / (double)Distance);
    }
}
