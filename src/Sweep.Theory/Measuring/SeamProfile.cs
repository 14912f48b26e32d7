using Sweep.Theory.Points;

namespace Sweep.Theory.Measuring;

/// <summary>How much embeddings jump between neighbouring pixels of one object, by position against a grid of lines.</summary>
/// <param name="JumpRatio">Mean distance across lines over mean distance elsewhere; null when either has no pair or the latter is 0.</param>
/// <param name="Profile">
/// Entry k: mean distance of the pairs (y - 1, y) with (y - line offset) mod period = k on their axis; entry 0 is the pairs
/// across lines. Axes with different periods are averaged over the shortest. NaN where no pair lies. Axes of period 1 have no
/// place away from a line and are left out; the profile is empty when there is no other.
/// </param>
public sealed record SeamProfile(double? JumpRatio, IReadOnlyList<double> Profile)
{
    /// <param name="embeddings">channels x pixels, channel by channel, pixels in row-major order of <paramref name="sides"/>.</param>
    /// <param name="labels">One label a pixel; 0 is background and does not count.</param>
    /// <param name="sides">Sides of the image in pixels.</param>
    /// <param name="linePeriod">Distance of lines in pixels per axis.</param>
    /// <param name="lineOffset">A line lies between pixels y - 1 and y where (y - offset) mod period = 0.</param>
    public static SeamProfile Of(
        ReadOnlySpan<double> embeddings, ReadOnlySpan<int> labels, PerAxis sides, PerAxis linePeriod, PerAxis lineOffset)
    {
        var pixels = labels.Length;
        if (sides.Product() != pixels || pixels == 0 || embeddings.Length % pixels != 0)
        {
            throw new ArgumentException($"an image of {sides} pixels does not fit {pixels} labels and {embeddings.Length} values");
        }

        int[] lined = [.. Enumerable.Range(0, sides.Count).Where(axis => linePeriod[axis] > 1)];
        var means = new Mean[lined.Length == 0 ? 0 : lined.Min(axis => linePeriod[axis])];
        Mean across = default;
        Mean elsewhere = default;
        foreach (var axis in lined)
        {
            var stride = Stride(sides, axis);
            for (var pixel = 0; pixel < pixels; pixel++)
            {
                var position = pixel / stride % sides[axis];
                if (position == 0 || labels[pixel] == 0 || labels[pixel] != labels[pixel - stride])
                {
                    continue;
                }

                var distance = Distance(embeddings, pixels, pixel - stride, pixel);
                var phase = Modulo(position - lineOffset[axis], linePeriod[axis]);
                if (phase < means.Length)
                {
                    means[phase].Add(distance);
                }

                (phase == 0 ? ref across : ref elsewhere).Add(distance);
            }
        }

        var ratio = across.Count > 0 && elsewhere.Value > 0 ? across.Value / elsewhere.Value : (double?)null;
        return new SeamProfile(ratio, [.. means.Select(static mean => mean.Value)]);
    }

    private static int Stride(PerAxis sides, int axis)
    {
        var stride = 1;
        for (var inner = axis + 1; inner < sides.Count; inner++)
        {
            stride *= sides[inner];
        }

        return stride;
    }

    private static int Modulo(int position, int period) => ((position % period) + period) % period;

    private static double Distance(ReadOnlySpan<double> embeddings, int pixels, int first, int second)
    {
        double squares = 0;
        for (var channel = 0; channel < embeddings.Length; channel += pixels)
        {
            var difference = embeddings[channel + second] - embeddings[channel + first];
            squares += difference * difference;
        }

        return Math.Sqrt(squares);
    }

    private record struct Mean(double Sum, int Count)
    {
        /// <summary>NaN without any value.</summary>
        public readonly double Value => Sum / Count;

        public void Add(double value) => (Sum, Count) = (Sum + value, Count + 1);
    }
}
