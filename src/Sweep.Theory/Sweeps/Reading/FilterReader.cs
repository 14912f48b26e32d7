using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Expressions;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Reads <c>where</c>, and checks that every name in it has a number or a word at every point.</summary>
internal static class FilterReader
{
    /// <param name="hasAllAxes">Whether every axis that the file names could be read; else it is not said of any that it is missing.</param>
    public static Filter? Read(DocumentNode? node, IReadOnlyList<SweptAxis> axes, bool hasAllAxes)
    {
        if (node is null)
        {
            return null;
        }

        var filter = ExpressionParser.ParseFilter(Nodes.Scalar(node, "where", "depth * factor <= 9"));
        foreach (var swept in hasAllAxes ? filter.Parts.OfType<NumberName>().Select(static name => name.Field) : [])
        {
            var axis = axes.FirstOrDefault(axis => axis.Field == swept);
            if (axis is null && swept is Axis<PerAxis?> && swept != Axes.Spacing)
            {
                throw Fault.At(node, $"where uses {swept.Name}, which this grid does not set; add it to axes or fixed");
            }

            if (axis is ValueAxis<PoolingFactors> factor && factor.Values.Any(static value => value.Levels is not null))
            {
                throw Fault.At(node, "where uses factor, which is a list per level in this grid; use P, the period, instead");
            }
        }

        return new Filter(filter);
    }
}
