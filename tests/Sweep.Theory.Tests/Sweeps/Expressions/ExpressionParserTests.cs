using System.Globalization;
using CsCheck;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Expressions;

namespace Sweep.Theory.Tests.Sweeps.Expressions;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("2P", 18)]
    [InlineData("2P+3", 21)]
    [InlineData("P-3", 6)]
    [InlineData("2(P+1)", 20)]
    [InlineData("P/3", 3)]
    [InlineData("-P+2*(3-1)", -5)]
    [InlineData("10-4-3", 3)]
    [InlineData("24/4/2", 3)]
    [InlineData("2+3*4", 14)]
    [InlineData("1e3", 1000)]
    [InlineData("2.5*2", 5)]
    [InlineData("2P/3P", 2.0 / 3)]
    public void Expressions_in_the_period_have_their_usual_value(string text, double value) => Assert.Equal(value, Evaluate(text, 9), 12);

    [Fact]
    public void A_range_ends_a_number_before_its_two_dots()
    {
        var (from, to) = ExpressionParser.ParseLength(new ScalarNode("3..2P", 1), withPeriod: true);

        Assert.Equal((3, 18), (from.Of(At(9)), to!.Of(At(9))));
    }

    [Theory]
    [InlineData("depth * factor <= 4", true)]
    [InlineData("depth * factor < 4", false)]
    [InlineData("P == 4 and bound == 16", true)]
    [InlineData("P > 4 or padding == valid", true)]
    [InlineData("not padding == valid", false)]
    [InlineData("not (depth == 1 or depth == 3)", true)]
    [InlineData("padding != 'same' and 2P >= spacing + 1", true)]
    [InlineData("width == 16 and learning_rate <= 1e-3 and delta_d == 3", true)]
    [InlineData("spacing - 1 > 2P or depth == 1 and depth == 2", false)]
    public void Filters_hold_or_do_not(string text, bool holds) =>
        Assert.Equal(holds, new Filter(ExpressionParser.ParseFilter(new ScalarNode(text, 1))).Holds(new GridPoint(), new PerAxis(4, 4)));

    [Fact]
    public void A_filter_must_hold_along_every_axis()
    {
        var filter = new Filter(ExpressionParser.ParseFilter(new ScalarNode("spacing > P", 1)));

        Assert.True(filter.Holds(new GridPoint { Spacing = new(5, 9) }, new PerAxis(4, 8)));
        Assert.False(filter.Holds(new GridPoint { Spacing = new(5, 8) }, new PerAxis(4, 8)));
    }

    [Fact]
    public void What_is_written_out_again_has_the_same_value() => Drawn(4).Sample(static drawn =>
    {
        var value = Evaluate(drawn.Text, 6);
        var again = Evaluate(ExpressionParser.ParseLength(new ScalarNode(drawn.Text, 1), withPeriod: true).From.ToString(), 6);

        Assert.Equal(drawn.Value, value, 1e-9 * Math.Max(1, Math.Abs(drawn.Value)));
        Assert.Equal(value, again);
    });

    /// <summary>Random expressions with the value that building them up gives at P = 6.</summary>
    private static Gen<(string Text, double Value)> Drawn(int depth)
    {
        var leaf = Gen.Int[0, 9].Select(static number =>
            number == 0 ? ("P", 6.0) : number == 1 ? ("2P", 12) : (number.ToString(CultureInfo.InvariantCulture), (double)number));
        return depth == 0 ? leaf : Gen.Select(Gen.Int[0, 4], Drawn(depth - 1), Drawn(depth - 1)).Select(static drawn => drawn switch
        {
            (0, var a, var b) => ($"({a.Item1} + {b.Item1})", a.Item2 + b.Item2),
            (1, var a, var b) => ($"({a.Item1} - ({b.Item1}))", a.Item2 - b.Item2),
            (2, var a, var b) => ($"({a.Item1})*({b.Item1})", a.Item2 * b.Item2),
            (3, var a, _) => ($"-({a.Item1})", -a.Item2),
            (_, var a, _) => a,
        });
    }

    private static Scope At(int period) => new(new GridPoint(), new PerAxis(period), 0);

    private static double Evaluate(string text, int period) =>
        ExpressionParser.ParseLength(new ScalarNode(text, 1), withPeriod: true).From.Of(At(period));
}
