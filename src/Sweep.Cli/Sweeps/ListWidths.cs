namespace Sweep.Cli.Sweeps;

/// <summary>The widths of the list's columns, in characters; 0 leaves a column out.</summary>
internal sealed record ListWidths(int Name, int State, int Bar, int Trials, int Verdicts, int Age, int Tags)
{
    public const int Gap = 2;

    private const int ShortestName = 12;
    private const int UsualName = 18;
    private const int ShortestBar = 8;
    private const int LongestBar = 30;

    /// <param name="wanted">The widest content of each column; that of the bar does not count.</param>
    /// <param name="width">Width of the terminal.</param>
    public static ListWidths Of(ListWidths wanted, int width)
    {
        // Names and verdicts come first; the other columns are added as long as they fit.
        var open = width;
        int Take(int least, int most)
        {
            var taken = most == 0 || open < least ? 0 : Math.Min(open, most);
            open -= taken == 0 ? 0 : Math.Min(open, taken + Gap);
            return taken;
        }

        var verdicts = Take(0, wanted.Verdicts);
        var name = Take(0, Math.Min(wanted.Name, ShortestName));
        var state = Take(wanted.State, wanted.State);
        var age = Take(wanted.Age, wanted.Age);
        name += Grow(ref open, Math.Min(wanted.Name, UsualName) - name);
        var bar = Take(ShortestBar, ShortestBar);
        var trials = Take(wanted.Trials, wanted.Trials);
        name += Grow(ref open, wanted.Name - name);
        var tags = Take(Math.Min(wanted.Tags, ShortestName), wanted.Tags);
        bar += bar == 0 ? 0 : Grow(ref open, LongestBar - bar);
        return new(name, state, bar, trials, verdicts, age, tags);
    }

    // A gap stays free at the end of the line.
    private static int Grow(ref int open, int by)
    {
        var grown = Math.Clamp(by, 0, Math.Max(0, open));
        open -= grown;
        return grown;
    }
}
