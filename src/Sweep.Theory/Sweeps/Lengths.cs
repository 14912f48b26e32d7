using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Expressions;

namespace Sweep.Theory.Sweeps;

/// <summary>
/// One entry of an axis of lengths, in pixels: expressions in P for each axis of the image (one serves all), or a range whose
/// ends are evaluated on every axis of the image and whose values go up on all of them together.
/// </summary>
internal sealed record Lengths(IReadOnlyList<NumberExpression> From, NumberExpression? To, DocumentNode Node)
{
    private static readonly GridPoint Nowhere = new();

    public bool UsesPeriod => From.Any(static one => one.UsesPeriod) || To?.UsesPeriod == true;

    /// <summary>Number of values at a period.</summary>
    /// <exception cref="InvalidSweepException">The entry makes no sense at this period.</exception>
    public long Slots(PerAxis period)
    {
        if (To is null)
        {
            _ = At(0, period);
            return 1;
        }

        long? slots = null;
        for (var axis = 0; axis < period.Count; axis++)
        {
            var here = (long)Whole(To, period, axis) - Whole(From[0], period, axis) + 1;
            if (here < 1)
            {
                throw Fault.At(Node, $"the range {this} is empty{At(period)}; write the smaller end first");
            }

            slots ??= here;
            if (slots != here)
            {
                throw Fault.At(Node, $"the range {this} has {slots} values along one axis and {here} along another{At(period)}; list the values instead");
            }
        }

        return slots!.Value;
    }

    /// <summary>The value of a slot.</summary>
    public PerAxis At(long slot, PerAxis period) => PerAxis.FromAxes(
        From.Count > 1 ? From.Count : period.Count, axis => checked((int)(Whole(From[From.Count > 1 ? axis : 0], period, axis) + slot)));

    public bool Holds(PerAxis value, PerAxis period)
    {
        var first = At(0, period);
        var slot = (long)value[0] - first[0];
        return value.Count == first.Count && slot >= 0 && slot < Slots(period) && value.Zip(first, static (one, other) => one - other).All(step => step == slot);
    }

    public override string ToString() => To is not null ? $"{From[0]}..{To}" : From.Count == 1 ? $"{From[0]}" : $"[{string.Join(',', From)}]";

    private int Whole(NumberExpression expression, PerAxis period, int axis)
    {
        var value = expression.Of(new Scope(Nowhere, period, axis));
        return value == Math.Round(value) && Math.Abs(value) <= int.MaxValue / 2
            ? (int)value
            : throw Fault.At(Node, $"{expression} is {Number(value)}{At(period)}; a length is a whole number of pixels");
    }

    private string At(PerAxis period) => UsesPeriod ? $" at P = {period}" : "";

    private static string Number(double value) => value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);
}
