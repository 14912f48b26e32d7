using Sweep.Learning.Networks;
using Sweep.Theory;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Measuring;

/// <summary>A network's output as plain numbers: channels x pixels, pixels in row-major order.</summary>
internal sealed class Embeddings(double[] values, PerAxis sides)
{
    public double[] Values { get; } = values;

    public PerAxis Sides { get; } = sides;

    public int Pixels { get; } = checked((int)sides.Product());

    public int Channels => Values.Length / Pixels;

    /// <summary>Standard deviation over all channels and pixels.</summary>
    public double Deviation
    {
        get
        {
            var mean = Values.Average();
            return Math.Sqrt(Values.Average(value => (value - mean) * (value - mean)));
        }
    }

    /// <summary>Length of the longest embedding.</summary>
    public double Scale => Enumerable.Range(0, Pixels).Max(Length);

    /// <summary>
    /// Whether some channel varies between pixels by more than rounding. The deviation cannot show this, because constant channels
    /// can differ from each other.
    /// </summary>
    public bool VariesInSpace
    {
        get
        {
            var rounding = 1e-6 * Scale;
            return Values.Chunk(Pixels).Any(channel => channel.Max() - channel.Min() > rounding);
        }
    }

    /// <summary>Reads [1, channels, sides].</summary>
    /// <exception cref="InvalidSweepException">A value is infinite or NaN, so the network cannot be measured.</exception>
    public static Embeddings Of(Tensor output)
    {
        var values = ImageTensor.Pixels(output);
        return Array.TrueForAll(values, double.IsFinite)
            ? new(values, new PerAxis([.. output.shape[2..].Select(static side => (int)side)]))
            : throw new InvalidSweepException("the network's output has values that are infinite or NaN; train it with a smaller learning_rate");
    }

    /// <summary>
    /// True if every pixel equals the bias of the head, because the ReLUs before the head are dead. A constant
    /// output is not enough, since a constant image can have one.
    /// </summary>
    public bool IsNothingBut(IReadOnlyList<double> bias)
    {
        for (var index = 0; index < Values.Length; index++)
        {
            if (Values[index] != bias[index / Pixels])
            {
                return false;
            }
        }

        return true;
    }

    private double Length(int pixel)
    {
        var squared = 0.0;
        for (var index = pixel; index < Values.Length; index += Pixels)
        {
            squared += Values[index] * Values[index];
        }

        return Math.Sqrt(squared);
    }
}
