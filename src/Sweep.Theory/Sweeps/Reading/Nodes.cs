using System.Globalization;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Expressions;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Values of single nodes, or a sentence about the wrong type.</summary>
internal static class Nodes
{
    /// <summary>Longest range that an axis is swept over; seeds count beyond it.</summary>
    private const int LongestRange = 1_000_000;

    public static ScalarNode Scalar(DocumentNode node, string name, string example) => node is ScalarNode { Text.Length: > 0 } scalar
        ? scalar
        : throw Fault.At(node, $"{name} needs a single value, such as {example}");

    /// <summary>The items of a list, or the node itself where one value stands without brackets.</summary>
    public static IReadOnlyList<DocumentNode> Items(DocumentNode node, string name) => node switch
    {
        ListNode { Items.Count: 0 } => throw Fault.At(node, $"{name} has no values; list at least one"),
        ListNode list => list.Items,
        ScalarNode { Text.Length: > 0 } => [node],
        _ => throw Fault.At(node, $"{name} needs a value or a list of values in brackets"),
    };

    /// <summary>A whole number, or a range of them.</summary>
    public static (int From, int To) WholeRange(DocumentNode node, string name)
    {
        var (from, to) = ExpressionParser.ParseLength(Scalar(node, name, "2 or 1..4"), withPeriod: false);
        var first = Whole(from, node, name);
        var last = to is null ? first : Whole(to, node, name);
        return ((long)last - first) switch
        {
            < 0 => throw Fault.At(node, $"the range {first}..{last} of {name} is empty; write the smaller end first"),
            >= LongestRange => throw Fault.At(node, $"the range {first}..{last} of {name} is too long; use at most {LongestRange} values"),
            _ => (first, last),
        };
    }

    public static int WholeNumber(DocumentNode node, string name, int least)
    {
        var (from, to) = WholeRange(node, name);
        return from == to && from >= least
            ? from
            : throw Fault.At(node, $"{name} needs one whole number of at least {least}, not '{((ScalarNode)node).Text}'");
    }

    public static double RealNumber(DocumentNode node, string name)
    {
        var scalar = Scalar(node, name, "1e-3");
        return double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value == 0 ? 0 : value
            : throw Fault.At(node, $"{name} needs a number such as 1e-3, not '{scalar.Text}'");
    }

    public static string Word(DocumentNode node, string name, IReadOnlyList<string> choices)
    {
        var scalar = Scalar(node, name, choices[0]);
        return choices.Contains(scalar.Text)
            ? scalar.Text
            : throw Fault.At(node, $"{name} cannot be '{scalar.Text}'{Meant(scalar.Text, choices)}; choose from {string.Join(", ", choices)}");
    }

    private static string Meant(string written, IReadOnlyList<string> choices) =>
        FamiliarNames.Word(written, choices) is { } word ? $" (did you mean '{word}'?)" : "";

    private static int Whole(NumberExpression expression, DocumentNode node, string name)
    {
        var value = expression.Of(default);
        return value == Math.Round(value) && Math.Abs(value) <= int.MaxValue / 2
            ? (int)value
            : throw Fault.At(node, $"{name} needs whole numbers, not '{((ScalarNode)node).Text}'");
    }
}
