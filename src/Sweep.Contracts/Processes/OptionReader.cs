using Sweep.Theory;

namespace Sweep.Contracts.Processes;

/// <summary>Reads <c>--name value</c> pairs, and nothing else.</summary>
internal static class OptionReader
{
    public static Dictionary<string, string> Read(IReadOnlyList<string> words, IReadOnlyCollection<string> known)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < words.Count; index += 2)
        {
            var name = words[index];
            if (!known.Contains(name))
            {
                throw new InvalidSweepException($"'{name}' is unknown; use {WorkerArguments.Usage}");
            }

            if (index + 1 == words.Count || words[index + 1].StartsWith("--", StringComparison.Ordinal))
            {
                throw new InvalidSweepException($"{name} needs a value; use {WorkerArguments.Usage}");
            }

            if (!options.TryAdd(name, words[index + 1]))
            {
                throw new InvalidSweepException($"{name} is given twice; give it once");
            }
        }

        return options;
    }
}
