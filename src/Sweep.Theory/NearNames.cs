namespace Sweep.Theory;

/// <summary>Names that a mistyped one may have meant.</summary>
public static class NearNames
{
    /// <summary>
    /// Up to two names that differ from the typed one by slips of the finger, nearest first: one slip, two from eight letters on, three from
    /// twelve on. Words of six letters that differ in two, as rename and resume do, are two words. So are words that do not share half of their
    /// letters, and such as train and drain: a wrong first letter is seen at once, though it may be left out, doubled or swapped.
    /// </summary>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> known)
    {
        var word = Letters(typed);
        var near = from name in known.Distinct()
                   where word.Length > 0 && Letters(name).Length > 0
                   let slips = Slips(word, Letters(name))
                   where slips <= Math.Max(1, word.Length / 4) && 2 * slips <= word.Length && StartAlike(word, Letters(name))
                   orderby slips, name
                   select name;
        return [.. near.Take(2)];
    }

    // Case and the dashes before an option do not count.
    private static string Letters(string name) => name.TrimStart('-').ToLowerInvariant();

    private static bool StartAlike(string one, string other) =>
        one[0] == other[0] || (one.Length > 1 && one[1] == other[0]) || (other.Length > 1 && one[0] == other[1]);

    /// <summary>Letters to insert, drop, replace or swap with their neighbour to turn one text into the other.</summary>
    private static int Slips(string from, string to)
    {
        var slips = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                slips[i, j] = (i, j) switch
                {
                    (_, 0) => i,
                    (0, _) => j,
                    _ => Math.Min(slips[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1),
                };
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
                }
            }
        }

        return slips[from.Length, to.Length];
    }
}
