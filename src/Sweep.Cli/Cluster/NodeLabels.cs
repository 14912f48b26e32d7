using Sweep.Theory;

namespace Sweep.Cli.Cluster;

/// <summary>Labels of a node as they are typed.</summary>
internal static class NodeLabels
{
    /// <exception cref="InvalidSweepException">A label is not KEY=VALUE, or a key is given twice.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> labels)
    {
        HashSet<string> keys = [];
        foreach (var label in labels)
        {
            var end = label.IndexOf('=');
            if (end <= 0)
            {
                throw new InvalidSweepException($"--label {label} has no key and value; write it as zone=a");
            }

            if (!keys.Add(label[..end]))
            {
                throw new InvalidSweepException($"the label {label[..end]} is given twice; give it once");
            }
        }

        return labels;
    }
}
