using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Reading;

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
