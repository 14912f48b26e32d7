using System.Text.RegularExpressions;

namespace Sweep.Dashboard.Report;

/// <summary>A line of text as runs. Text of users enters through <see cref="Plain"/> only, which interprets no notation.</summary>
internal readonly partial record struct Prose(IReadOnlyList<Run> Runs)
{
    public static Prose Plain(string text) => new([new(RunStyle.Plain, text)]);

    public static Prose Code(string text) => new([new(RunStyle.Code, text)]);

    public static Prose Strong(string text) => new([new(RunStyle.Strong, text)]);

    /// <summary>A verdict, a state, or "agrees so far".</summary>
    public static Prose Verdict(string word) => new([new(RunStyle.Verdict, word.Replace('_', ' '))]);

    /// <summary>Parses a sentence of this program: formulas between dollars, code between backticks.</summary>
    public static Prose Of(string notation) => new([.. notation.Split('$').SelectMany(static (part, index) => index % 2 == 1 ? Formula(part) : Text(part))]);

    public static Prose operator +(Prose one, Prose other) => new([.. one.Runs, .. other.Runs]);

    public static implicit operator Prose(string notation) => Of(notation);

    public override string ToString() => string.Concat(Runs.Select(static run => run.Text));

    private static IEnumerable<Run> Text(string text) =>
        text.Split('`').Select(static (part, index) => new Run(index % 2 == 1 ? RunStyle.Code : RunStyle.Plain, part)).Where(static run => run.Text.Length > 0);

    private static IEnumerable<Run> Formula(string formula) => FormulaPart().Matches(formula).Select(static part => part.Value switch
    {
        ['_', .. var below] => new Run(RunStyle.Below, below.Trim('{', '}')),
        ['^', .. var above] => new Run(RunStyle.Above, above.Trim('{', '}')),
        [var letter] when char.IsAsciiLetter(letter) => new(RunStyle.Variable, part.Value),
        var other => new(RunStyle.Plain, other),
    });

    // A single letter is a variable; words such as gcd are upright.
    [GeneratedRegex(@"[_^]\{[^}]*\}|\b[A-Za-z](?![A-Za-z])|[A-Za-z]{2,}|[^A-Za-z_^]+")]
    private static partial Regex FormulaPart();
}

/// <summary>A stretch of text in one style.</summary>
internal readonly record struct Run(RunStyle Style, string Text);

/// <summary>The style of a stretch of text.</summary>
internal enum RunStyle
{
    Plain,
    Strong,
    Code,

    /// <summary>A letter that stands for a number.</summary>
    Variable,

    /// <summary>The word of a verdict, which gets a mark and a colour.</summary>
    Verdict,

    Below,
    Above,
}
