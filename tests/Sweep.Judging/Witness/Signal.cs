namespace Sweep.Judging.Witness;

/// <summary>Channels of numbers along a line.</summary>
/// <param name="Start">Place of the first number, counted in pixels of the signal's own level.</param>
internal sealed record Signal(int Start, double[][] Channels)
{
    public int Count => Channels[0].Length;

    public int End => Start + Count;

    public double At(int channel, int place) => Channels[channel][place - Start];

    /// <summary>A signal from <paramref name="start"/> to before <paramref name="end"/>, computed number by number.</summary>
    public static Signal Of(int start, int end, int channels, Func<int, int, double> value)
    {
        var made = new double[channels][];
        for (var channel = 0; channel < channels; channel++)
        {
            made[channel] = new double[end - start];
            for (var place = start; place < end; place++)
            {
                made[channel][place - start] = value(channel, place);
            }
        }

        return new Signal(start, made);
    }

    /// <summary>Both signals' channels where both have numbers.</summary>
    public Signal Beside(Signal other) => Of(
        Math.Max(Start, other.Start), Math.Min(End, other.End), Channels.Length + other.Channels.Length,
        (channel, place) => channel < Channels.Length ? At(channel, place) : other.At(channel - Channels.Length, place));
}
