using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Inference;

/// <summary>Reads parts of an image that may lie beyond its border.</summary>
/// <param name="image">[1, 1, sides].</param>
/// <param name="whole">Sides after which a wrapping image begins again; equal to the image's, or larger.</param>
/// <param name="wraps">Whether the image wraps; otherwise it is continued by its mirror, without a repeated last pixel.</param>
internal sealed class Continuation(Tensor image, PerAxis whole, bool wraps)
{
    /// <summary>Returns [1, 1, sides], owned by the caller.</summary>
    public Tensor Read(PerAxis start, PerAxis sides)
    {
        using var scope = NewDisposeScope();
        var part = image;
        for (var axis = 0; axis < sides.Count; axis++)
        {
            var (at, from, count) = (axis + 2, start[axis], sides[axis]);
            var side = (int)image.shape[at];
            part = from >= 0 && from + count <= side
                ? part.narrow(at, from, count)
                : part.index_select(at, tensor(Sources(from, count, side, whole[axis]), device: image.device));
        }

        return part.alias().MoveToOuterDisposeScope();
    }

    private long[] Sources(int from, int count, int side, int turn)
    {
        var sources = new long[count];
        for (var index = 0; index < count; index++)
        {
            var pixel = from + index;
            sources[index] = Mirrored(wraps ? Modulo(pixel, turn) : pixel, side);
        }

        return sources;
    }

    /// <summary>0 1 2 3 2 1 0 1 .. for four pixels.</summary>
    private static int Mirrored(int pixel, int side)
    {
        if (side == 1)
        {
            return 0;
        }

        var back = Modulo(pixel, 2 * (side - 1));
        return Math.Min(back, (2 * (side - 1)) - back);
    }

    private static int Modulo(int value, int by) => ((value % by) + by) % by;
}
