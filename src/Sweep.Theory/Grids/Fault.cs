namespace Sweep.Theory.Grids;

/// <summary>Sentences about a wrong sweep file.</summary>
internal static class Fault
{
    public static InvalidSweepException At(int line, string sentence) => new($"line {line}: {sentence}");

    /// <summary>" (did you mean 'depth'?)" when one of the known words is close, else nothing.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known)
    {
        var nearest = known.MinBy(candidate => Edits(word, candidate));
        return nearest is not null && Edits(word, nearest) <= Math.Max(1, (word.Length + 1) / 3) ? $" (did you mean '{nearest}'?)" : "";
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
