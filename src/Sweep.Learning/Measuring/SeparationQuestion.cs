using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>The objects of an output that should be separate instances.</summary>
/// <param name="Whole">Number of each whole object's pixels, 0 for everything else; null: those that the border does not cut.</param>
internal sealed record SeparationQuestion(LabelledOutput Output, int[]? Whole)
{
    /// <summary>Discs count in the whole image, with or without tiles; nuclei and users' images in the scored image.</summary>
    public static SeparationQuestion Of(TrialOutputs outputs, Trial trial, LabelledOutput seen) => trial.Point.Scene is SceneKind.Nuclei or SceneKind.Images
        ? new(seen, null)
        : new(outputs.LabelledWhole(trial), Evaluation.SceneOf(trial.Point).WholeObjects(trial.Evaluation.Output, trial.Evaluation.Objects));

    /// <param name="found">Instance of each pixel.</param>
    public bool Holds(int[] found) => Whole is { } whole
        ? Separation.Holds(Output.Truth, whole, found)
        : Separation.Holds(Output.Truth, found, Output.Output.Sides);

    /// <summary>
    /// Embeddings that are separable by construction: each object is a point of a lattice with step 2 delta_d, as the loss requires,
    /// and the background another one. The lattice has the same length on every channel, just enough for all objects.
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

    /// <summary>Returns 1 to n for objects, and 0 for the background and for discs that the border cuts.</summary>
    private int[] Numbers()
    {
        if (Whole is not null)
        {
            return Whole;
        }

        Dictionary<int, int> numbers = new() { [0] = 0 };
        return Array.ConvertAll(Output.Truth, label => numbers.TryGetValue(label, out var number) ? number : numbers[label] = numbers.Count);
    }

    /// <summary>Returns the smallest number whose power has at least as many points.</summary>
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
