using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Cli.Presets;

internal static class SizesCommand
{
    public static Command Create(Shell shell)
    {
        var depth = new Option<int>("--depth") { Description = "Pooling layers, l.", DefaultValueFactory = static _ => 2 };
        var factor = new Option<string>("--factor") { Description = "Pooling factor f, or one for each level and axis: [[1,2,2],[2,2,2]].", DefaultValueFactory = static _ => "2" };
        var convolutions = new Option<int>("--convolutions") { Description = "Convolutions per level.", DefaultValueFactory = static _ => 2 };
        var padding = Arguments.Choice<Padding>("--padding", "What convolutions do at the border.");
        var dimensions = new Option<int>("--dimensions") { Description = "Spatial dimensions of the image, d.", DefaultValueFactory = static _ => 2 };
        var near = new Option<int?>("--near") { Description = "Show the sizes around an input of this many pixels. Default: the smallest ones." };
        var count = Arguments.Whole("--count", "How many sizes to show. Default: 8.", 1, 10_000);
        var format = Arguments.Format();
        var command = new Command("sizes", """
            Prints the image sizes that a network takes without a remainder at any pooling, in pixels along an axis.

            sweep sizes --depth 4 --factor 2 --near 200     which inputs near 200 pixels work, and what comes out
            """)
        { depth, factor, convolutions, padding, dimensions, near, count, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var point = new GridPoint
            {
                Depth = parsed.GetValue(depth),
                Factor = PoolingFactors.Parse(parsed.GetRequiredValue(factor)),
                Convolutions = parsed.GetValue(convolutions),
                Padding = parsed.GetValue(padding),
                Dimensions = parsed.GetValue(dimensions),
            };
            var rows = Rows(NetworkSizes.Of(point), parsed.GetValue(near), parsed.GetValue(count) ?? 8);
            await shell.Out.PrintAsync(rows, parsed.GetValue(format), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static RowSet Rows(NetworkSizes sizes, int? near, int count)
    {
        // Axes with equal periods have equal sizes: one list serves them all.
        var alike = sizes.Period.All(period => period == sizes.Period[0]);
        var axes = alike ? 1 : sizes.Period.Count;
        return RowSet.Of(
            from axis in Enumerable.Range(0, axes)
            from size in Around(sizes, axis, near, count)
            select (Axis: alike ? "all" : (axis + 1).ToString(), Period: sizes.Period[axis], Size: size),
            new RowColumn<(string Axis, int Period, NaturalSize Size)>("axis", static row => row.Axis),
            new("period", static row => row.Period),
            new("input", static row => row.Size.Input),
            new("output", static row => row.Size.Output));
    }

    private static IEnumerable<NaturalSize> Around(NetworkSizes sizes, int axis, int? near, int count)
    {
        var first = (near ?? 0) - (2 * sizes.Margin(axis)) - (count / 2 * (long)sizes.Period[axis]);
        var size = sizes.AtLeast(Math.Max(1, first), axis);
        for (var i = 0; i < count; i++)
        {
            yield return size;
            size = sizes.AtLeast(size.Output + 1, axis);
        }
    }
}
