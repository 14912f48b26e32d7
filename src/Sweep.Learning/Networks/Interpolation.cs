using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Sweep.Learning.Networks;

/// <summary>Enlarges features by integer factors.</summary>
internal static class Interpolation
{
    /// <summary>Repeats each pixel.</summary>
    public static Tensor Nearest(Tensor features, PerAxis factor) => functional.interpolate(
        features, [.. factor.ToArray().Select((f, axis) => features.shape[axis + SpatialOperations.Leading] * f)], mode: InterpolationMode.Nearest);

    /// <summary>
    /// Interpolates between pixel centres; the first and the last value continue beyond the border. Every pixel is interpolated with the same few
    /// weights at any place. libtorch computes them from the pixel's position in float32, with an error of 1e-4 of the features after
    /// 5,000 pixels (factor 3), so that tiles would not fit.
    /// </summary>
    public static Tensor Linear(Tensor features, PerAxis factor)
    {
        using var scope = NewDisposeScope();
        var enlarged = features.alias();
        for (var axis = 0; axis < factor.Count; axis++)
        {
            if (factor[axis] > 1)
            {
                var at = axis + SpatialOperations.Leading;
                enlarged = stack(Phases(enlarged, at, factor[axis]), at + 1).flatten(at, at + 1);
            }
        }

        return enlarged.MoveToOuterDisposeScope();
    }

    /// <summary>New pixel r of f lies (2r + 1 - f) / 2f pixels after the centre of the old one.</summary>
    private static IEnumerable<Tensor> Phases(Tensor pixels, int axis, int factor)
    {
        var side = pixels.shape[axis];
        var ahead = cat([pixels.narrow(axis, 0, 1), pixels.narrow(axis, 0, side - 1)], axis);
        var behind = cat([pixels.narrow(axis, 1, side - 1), pixels.narrow(axis, side - 1, 1)], axis);
        for (var phase = 0; phase < factor; phase++)
        {
            var place = ((2.0 * phase) + 1 - factor) / (2 * factor);
            yield return pixels.lerp(place < 0 ? ahead : behind, Math.Abs(place));
        }
    }
}
