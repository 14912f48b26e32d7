using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Expressions;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Reads the values of one axis, or the one value of a fixed name.</summary>
internal static class AxisReader
{
    /// <summary>Values that do not depend on the period: all but lengths.</summary>
    /// <param name="single">True under <c>fixed</c>: one value, no list of them.</param>
    public static SweptAxis Values(Axis swept, DocumentNode node, bool single) => swept switch
    {
        ChoiceAxis choice => new ValueAxis<string>(choice, Each(node, choice.Name, single, item => Nodes.Word(item, choice.Name, choice.Choices))),
        Axis<double> real => new ValueAxis<double>(real, Each(node, real.Name, single, item => Nodes.RealNumber(item, real.Name))),
        Axis<string> text => new ValueAxis<string>(text, Each(node, text.Name, single, item => Text(item, text.Name))),
        Axis<PoolingFactors> factor => new ValueAxis<PoolingFactors>(factor, FactorReader.Values(node, single)),
        Axis<int> whole => new ValueAxis<int>(whole, Whole(node, whole.Name, single)),
        _ => throw new ArgumentException($"{swept.Name} is read together with the periods", nameof(swept)),
    };

    /// <summary>Lengths, as expressions in the period.</summary>
    /// <param name="periods">Every period of the grid.</param>
    public static LengthAxis Lengths(Axis<PerAxis?> swept, DocumentNode node, bool single, IReadOnlyCollection<PerAxis> periods)
    {
        List<Lengths> entries = [];
        Faults.Each(single ? [node] : Nodes.Items(node, swept.Name), item =>
        {
            var entry = Length(item, swept.Name);
            if (single && entry.To is not null)
            {
                throw Fault.At(item, $"{swept.Name} is fixed, so the range {entry} has no place here; move it to axes");
            }

            if (entries.Any(earlier => Overlap(earlier, entry)))
            {
                throw Fault.At(item, $"{swept.Name} has the value {entry} twice; keep one");
            }

            entries.Add(entry);
        });

        return new LengthAxis(swept, entries, periods);
    }

    private static List<T> Each<T>(DocumentNode node, string name, bool single, Func<DocumentNode, T> read)
    {
        List<T> values = [];
        Faults.Each(single ? [node] : Nodes.Items(node, name), item =>
        {
            var value = read(item);
            if (values.Contains(value))
            {
                throw Fault.At(item, $"{name} has the value {((ScalarNode)item).Text} twice; keep one");
            }

            values.Add(value);
        });

        return values;
    }

    /// <summary>A text is part of a point's canonical text, whose separator it must not hold.</summary>
    private static string Text(DocumentNode node, string name)
    {
        var text = Nodes.Scalar(node, name, "a folder").Text;
        return text.Length > 0 && !text.Any(static letter => letter == ';' || char.IsControl(letter))
            ? text
            : throw Fault.At(node, $"{name} is empty or holds a ';' or a line break; name a folder without them");
    }

    private static WholeNumbers Whole(DocumentNode node, string name, bool single)
    {
        if (single)
        {
            var value = Nodes.WholeNumber(node, name, int.MinValue);
            return WholeNumbers.Range(value, value);
        }

        var numbers = new WholeNumbers();
        Faults.Each(Nodes.Items(node, name), item =>
        {
            var (from, to) = Nodes.WholeRange(item, name);
            if (numbers.FirstShared(from, to) is { } twice)
            {
                throw Fault.At(item, $"{name} has the value {twice} twice; keep one");
            }

            numbers.Append(from, to);
        });

        return numbers;
    }

    private static Lengths Length(DocumentNode node, string name)
    {
        if (node is ListNode { Items.Count: >= 1 and <= 3 } list)
        {
            return new Lengths([.. list.Items.Select(item => One(item, name))], null, node);
        }

        var scalar = Nodes.Scalar(node, name, "13, P+1 or P-3..2P+3, or one value per axis in brackets");
        var (from, to) = ExpressionParser.ParseLength(scalar, withPeriod: true);
        return new Lengths([from], to, node);
    }

    private static NumberExpression One(DocumentNode node, string name)
    {
        var scalar = Nodes.Scalar(node, name, "13 or P+1");
        var (from, to) = ExpressionParser.ParseLength(scalar, withPeriod: true);
        return to is null
            ? from
            : throw Fault.At(node, $"{name} has the range {scalar.Text} within one value; write a range as a value of its own");
    }

    /// <summary>Equal expressions, or plain numbers that meet; what meets only at some periods comes once there.</summary>
    private static bool Overlap(Lengths one, Lengths other)
    {
        if (one.UsesPeriod || other.UsesPeriod)
        {
            return one.ToString() == other.ToString();
        }

        var period = PerAxis.Uniform(1, 1);
        return one.Slots(period) == 1 ? other.Holds(one.At(0, period), period)
            : other.Slots(period) == 1 ? one.Holds(other.At(0, period), period)
            : one.At(0, period)[0] <= other.At(0, period)[0] + other.Slots(period) - 1
                && other.At(0, period)[0] <= one.At(0, period)[0] + one.Slots(period) - 1;
    }
}

/// <summary>Reads pooling factors: a number, or one list per level with a number per axis of the image.</summary>
internal static class FactorReader
{
    private const string Example = "2, or one list per level such as [[1,2,2],[2,2,2]]";

    public static IReadOnlyList<PoolingFactors> Values(DocumentNode node, bool single)
    {
        // [[1,2,2],[2,2,2]] under axes is one factor of two levels: numbers per axis mean nothing without their levels.
        if (single || IsPerLevel(node))
        {
            return [Value(node)];
        }

        List<PoolingFactors> values = [];
        Faults.Each(Nodes.Items(node, "factor"), item =>
        {
            foreach (var value in item is ScalarNode ? Range(item) : [Value(item)])
            {
                if (values.Contains(value))
                {
                    throw Fault.At(item, $"factor has the value {value} twice; keep one");
                }

                values.Add(value);
            }
        });

        return values;
    }

    private static bool IsPerLevel(DocumentNode node) =>
        node is ListNode { Items.Count: > 0 } levels && levels.Items.All(static level => level is ListNode axes && axes.Items.All(static axis => axis is ScalarNode));

    private static IEnumerable<PoolingFactors> Range(DocumentNode node)
    {
        var (from, to) = Nodes.WholeRange(node, "factor");
        return to - from < 1000
            ? Enumerable.Range(from, to - from + 1).Select(PoolingFactors.Uniform)
            : throw Fault.At(node, $"the range {from}..{to} of factor is too long; use at most 1000 values");
    }

    private static PoolingFactors Value(DocumentNode node) => node switch
    {
        ScalarNode => PoolingFactors.Uniform(Nodes.WholeNumber(node, "factor", int.MinValue)),
        ListNode when IsPerLevel(node) => PoolingFactors.PerLevel([.. ((ListNode)node).Items.Select(Level)]),
        _ => throw Fault.At(node, $"factor needs {Example}"),
    };

    private static PerAxis Level(DocumentNode node) => node is ListNode { Items.Count: >= 1 and <= 3 } axes
        ? new PerAxis([.. axes.Items.Select(static axis => Nodes.WholeNumber(axis, "factor", int.MinValue))])
        : throw Fault.At(node, $"factor needs 1 to 3 numbers per level, such as {Example}");
}
