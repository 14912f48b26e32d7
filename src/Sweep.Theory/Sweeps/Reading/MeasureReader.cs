using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Reads what is to be measured: all of it unless the file says otherwise.</summary>
internal static class MeasureReader
{
    public static Measures Read(DocumentNode? node)
    {
        if (node is null)
        {
            return new GridPoint().Measure;
        }

        var measures = Measures.None;
        Faults.Each(Nodes.Items(node, "measure"), item =>
        {
            var word = Nodes.Word(item, "measure", [.. Axes.MeasureNames.Select(static name => name.Value)]);
            var one = ChoiceText.Parse<Measures>(word);
            if (measures.HasFlag(one))
            {
                throw Fault.At(item, $"measure names {word} twice; keep one");
            }

            measures |= one;
        });

        return measures;
    }
}
