using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>One training step: the network's output is cut to the window of the loss.</summary>
/// <param name="Input">Sides of the input in pixels.</param>
/// <param name="Output">Natural output sides in pixels, at least the window.</param>
/// <param name="Margin">(input - output) / 2.</param>
/// <param name="Window">w in pixels.</param>
/// <param name="Offset">Output pixel at which the window starts; P-lines of a network trained with w = P lie at Offset modulo P.</param>
public sealed record WindowGeometry(PerAxis Input, PerAxis Output, PerAxis Margin, PerAxis Window, PerAxis Offset);

/// <summary>The window that the training loss sees, cut from the middle of the next larger natural output.</summary>
internal static class TrainingWindow
{
    public static WindowGeometry? Of(GridPoint point, NetworkSizes sizes, out string? fault)
    {
        var window = point.TrainWindow ?? Default(point, sizes.FactorProduct);
        if (window.Count != point.Dimensions)
        {
            fault = $"train_window {window} names {window.Count} axes but dimensions is {point.Dimensions}; name one side per axis";
            return null;
        }

        if (!window.All(static side => side >= 1))
        {
            fault = $"train_window {window} is not possible; use at least 1 pixel, better more than the period {sizes.Period}";
            return null;
        }

        var sides = new NaturalSize[window.Count];
        for (var axis = 0; axis < sides.Length; axis++)
        {
            sides[axis] = sizes.AtLeast(window[axis], axis);
        }

        if (!Extents.Fit(point, "the training image", sides, point.Batch, out fault))
        {
            return null;
        }

        var output = Extents.Outputs(sides);
        return new WindowGeometry(
            Extents.Inputs(sides), output, Extents.Margins(sides), window, output.Zip(window, static (natural, wanted) => (natural - wanted) / 2));
    }

    /// <summary>Two periods, so that the loss sees both sides of a line (law L6); a constant scene repeats within one.</summary>
    private static PerAxis Default(GridPoint point, PerAxis product) => point.Scene == SceneKind.Constant
        ? product
        : product.Select(side => Math.Max(2 * side, point.Scene == SceneKind.Images ? 1 : (2 * point.Radius) + 1));
}
