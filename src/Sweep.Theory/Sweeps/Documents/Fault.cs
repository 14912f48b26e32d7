namespace Sweep.Theory.Sweeps.Documents;

/// <summary>Sentences about a wrong sweep file.</summary>
internal static class Fault
{
    public static InvalidSweepException At(DocumentNode node, string sentence) => new([new Flaw(node.Line, node.Column, sentence)]);
}
