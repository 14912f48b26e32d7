using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Inference;

/// <summary>The error of a network at shifts of a whole image around a circular border.</summary>
internal static class ShiftError
{
    /// <summary>
    /// max |N(shifted x) - shifted N(x)| in standard deviations of N(x), over the shifts 1 .. P - 1 along each axis and along all axes
    /// together. NaN if the output does not vary.
    /// </summary>
    /// <param name="image">[1, 1, sides].</param>
    /// <param name="product">Product of the factors of all levels, per axis.</param>
    public static double Of(ShiftEquivariantUNet network, Tensor image, PerAxis product)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        var output = network.Forward(image);
        var deviation = output.to(ScalarType.Float64).std(unbiased: false).item<double>();
        var largest = 0.0;
        foreach (var shift in Shifts(product))
        {
            using var one = NewDisposeScope();
            var difference = network.Forward(Rolled(image, shift)) - Rolled(output, shift);
            largest = Math.Max(largest, difference.abs().max().to(ScalarType.Float64).item<double>());
        }

        return deviation > 0 ? largest / deviation : double.NaN;
    }

    public static Tensor Rolled(Tensor image, PerAxis shift) => image.roll(
        Array.ConvertAll(shift.ToArray(), static pixels => (long)pixels), Enumerable.Range(0, shift.Count).Select(static axis => axis + 2L).ToArray());

    /// <summary>Returns the shifts that are measured.</summary>
    public static IEnumerable<PerAxis> Shifts(PerAxis product)
    {
        for (var axis = 0; axis < product.Count; axis++)
        {
            for (var pixels = 1; pixels < product[axis]; pixels++)
            {
                yield return PerAxis.FromAxes(product.Count, other => other == axis ? pixels : 0);
            }
        }

        for (var pixels = 1; product.Count > 1 && product.ToArray().Any(side => side > pixels); pixels++)
        {
            yield return product.Select(side => Math.Min(pixels, side - 1));
        }
    }
}
