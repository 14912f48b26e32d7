using Sweep.Theory.Measuring.Matching;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Which objects of an output are to come out as instances of their own.</summary>
/// <param name="Whole">Number of each whole object's pixels, 0 for everything else; null: those that the border does not cut.</param>
internal sealed record SeparationQuestion(LabelledOutput Output, int[]? Whole)
{
    /// <summary>Discs are asked for in the whole image, tiles or not; nuclei and people's images in the one that is scored.</summary>
    public static SeparationQuestion Of(TrialOutputs outputs, Trial trial, LabelledOutput seen) => trial.Point.Scene is SceneKind.Nuclei or SceneKind.Images
        ? new(seen, null)
        : new(outputs.LabelledWhole(trial), Evaluation.SceneOf(trial.Point).WholeObjects(trial.Evaluation.Output, trial.Evaluation.Objects));

    /// <param name="found">Instance of each pixel.</param>
    public bool Holds(int[] found) => Whole is { } whole
        ? Separation.Holds(Output.Truth, whole, found)
        : Separation.Holds(Output.Truth, found, Output.Output.Sides);

    /// <summary>
    /// Embeddings that are separable by construction: each object is a point of a lattice whose step is 2 delta_d, what the loss asks for,
    /// and the background another one. The lattice is as long on every channel as holds them all.
    /// </summary>
    public Embeddings Constructed(double deltaD)
    {
        var numbers = Numbers();
        var (pixels, channels) = (numbers.Length, Output.Output.Channels);
        var side = Side(numbers.Max() + 1L, channels);
        var values = new double[channels * pixels];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var rest = numbers[pixel];
            for (var channel = channels - 1; channel >= 0 && rest > 0; channel--)
            {
                values[(channel * pixels) + pixel] = 2 * deltaD * (rest % side);
                rest /= side;
            }
        }

        return new Embeddings(values, Output.Output.Sides);
    }

    /// <summary>1 to n of the objects; 0 of the background, and of the discs that the border cuts.</summary>
    private int[] Numbers()
    {
        if (Whole is not null)
        {
            return Whole;
        }

        Dictionary<int, int> numbers = new() { [0] = 0 };
        return Array.ConvertAll(Output.Truth, label => numbers.TryGetValue(label, out var number) ? number : numbers[label] = numbers.Count);
    }

    /// <summary>The smallest number whose power holds as many points.</summary>
    private static int Side(long points, int channels)
    {
        var side = 1;
        while (Math.Pow(side, channels) < points)
        {
            side++;
        }

        return side;
    }
}
