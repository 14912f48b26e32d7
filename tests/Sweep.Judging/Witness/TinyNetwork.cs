using Sweep.Theory.Points;

namespace Sweep.Judging.Witness;

/// <summary>A one-dimensional encoder-decoder of random weights without padding, in plain arithmetic.</summary>
internal sealed class TinyNetwork(GridPoint point, Random random)
{
    public Signal Forward(Signal image)
    {
        var skips = new Stack<Signal>();
        for (var level = 0; level < point.Depth; level++)
        {
            image = Stage(image, point.Width << level);
            skips.Push(image);
            image = point.Pooling == Pooling.Strided ? Blocks(image, Factor(level)) : TinyPooling.Shrink(image, Factor(level), point.Pooling);
        }

        image = Stage(image, point.Width << point.Depth);
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var enlarged = point.Upsampling switch
            {
                Upsampling.Nearest => TinyPooling.Repeat(image, Factor(level)),
                Upsampling.Linear => TinyPooling.Interpolate(image, Factor(level)),
                _ => Learnt(image, Factor(level)),
            };
            image = Stage(skips.Pop().Beside(enlarged), point.Width << level);
        }

        return Convolve(image, point.Embedding, 1, static value => value);
    }

    private int Factor(int level) => point.Factor.At(level, 1)[0];

    private Signal Stage(Signal signal, int channels)
    {
        for (var convolution = 0; convolution < point.Convolutions; convolution++)
        {
            signal = Convolve(signal, channels, 3, Rectified);
        }

        return signal;
    }

    /// <summary>A block is one number, to which each of its places adds with weights of its own.</summary>
    private Signal Blocks(Signal signal, int factor)
    {
        var places = Enumerable.Range(0, factor).Select(_ => Convolve(signal, signal.Channels.Length, 1, static value => value)).ToArray();
        return Signal.Of(
            (int)Math.Ceiling((double)signal.Start / factor), (int)Math.Floor((double)signal.End / factor), signal.Channels.Length,
            (channel, block) => places.Select((place, tap) => place.At(channel, (block * factor) + tap)).Sum());
    }

    /// <summary>Every number below gives the numbers of its block, each phase with weights of its own.</summary>
    private Signal Learnt(Signal signal, int factor)
    {
        var phases = Enumerable.Range(0, factor).Select(_ => Convolve(signal, signal.Channels.Length / 2, 1, Rectified)).ToArray();
        return Signal.Of(signal.Start * factor, signal.End * factor, signal.Channels.Length / 2, (channel, place) =>
        {
            var below = (int)Math.Floor((double)place / factor);
            return phases[place - (below * factor)].At(channel, below);
        });
    }

    private Signal Convolve(Signal signal, int channels, int taps, Func<double, double> then)
    {
        var from = signal.Channels.Length;
        var deviation = Math.Sqrt(2.0 / (from * taps));
        var weights = Enumerable.Range(0, channels * from * taps).Select(_ => deviation * Normal()).ToArray();
        var biases = Enumerable.Range(0, channels).Select(_ => 0.3 * Normal()).ToArray();
        var reach = taps / 2;
        return Signal.Of(signal.Start + reach, signal.End - reach, channels, (channel, place) =>
        {
            var sum = biases[channel];
            for (var input = 0; input < from; input++)
            {
                for (var tap = 0; tap < taps; tap++)
                {
                    sum += weights[(((channel * from) + input) * taps) + tap] * signal.At(input, place + tap - reach);
                }
            }

            return then(sum);
        });
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Rectified(double value) => Math.Max(0, value);
}
