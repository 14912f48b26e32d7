using Sweep.Theory.Points;

namespace Sweep.Judging.Witness;

/// <summary>Shrinks and enlarges signals; blocks start at multiples of the factor, whatever the signal's first place.</summary>
internal static class TinyPooling
{
    public static Signal Shrink(Signal signal, int factor, Pooling pooling)
    {
        // The blur looks at the maxima that start one place before and one behind the block's.
        var beyond = pooling == Pooling.Blur && factor > 1 ? 1 : 0;
        var start = Ceiling(signal.Start + beyond, factor);
        var end = Floor(signal.End - beyond, factor);
        return Signal.Of(start, end, signal.Channels.Length, (channel, block) => pooling switch
        {
            Pooling.Average => Enumerable.Range(block * factor, factor).Sum(place => signal.At(channel, place)) / factor,
            Pooling.Blur when factor > 1 => (Largest(signal, channel, (block * factor) - 1, factor) + (2 * Largest(signal, channel, block * factor, factor))
                + Largest(signal, channel, (block * factor) + 1, factor)) / 4,
            _ => Largest(signal, channel, block * factor, factor),
        });
    }

    public static Signal Repeat(Signal signal, int factor) =>
        Signal.Of(signal.Start * factor, signal.End * factor, signal.Channels.Length, (channel, place) => signal.At(channel, Floor(place, factor)));

    /// <summary>Between the centres of the numbers below.</summary>
    public static Signal Interpolate(Signal signal, int factor) => factor == 1 ? signal : Signal.Of(
        (signal.Start + 1) * factor, (signal.End - 1) * factor, signal.Channels.Length, (channel, place) =>
        {
            var below = Floor((2 * place) + 1 - factor, 2 * factor);
            var share = (((2 * place) + 1 - factor) - (2.0 * factor * below)) / (2 * factor);
            return ((1 - share) * signal.At(channel, below)) + (share == 0 ? 0 : share * signal.At(channel, below + 1));
        });

    private static double Largest(Signal signal, int channel, int from, int count)
    {
        var largest = signal.At(channel, from);
        for (var place = from + 1; place < from + count; place++)
        {
            largest = Math.Max(largest, signal.At(channel, place));
        }

        return largest;
    }

    private static int Floor(int value, int by) => (int)Math.Floor((double)value / by);

    private static int Ceiling(int value, int by) => (int)Math.Ceiling((double)value / by);
}
