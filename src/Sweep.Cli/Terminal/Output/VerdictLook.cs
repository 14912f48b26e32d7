using Spectre.Console;
using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Cli.Terminal.Output;

/// <summary>The look of a verdict: a colour, and a mark for readers without colour.</summary>
/// <param name="Ascii">The mark if the terminal shows only ASCII.</param>
internal sealed record VerdictLook(Verdict Verdict, Color Color, char Ascii)
{
    /// <summary>In the order of the verdict table.</summary>
    public static IReadOnlyList<VerdictLook> All { get; } =
    [
        new(Verdict.Confirmed, Color.Green, '='),
        new(Verdict.NotReached, Color.Yellow, '<'),
        new(Verdict.Refuted, Color.Red, '!'),
        new(Verdict.Inconclusive, Color.Purple, '?'),
        new(Verdict.NotPredicted, Color.Grey, '-'),
    ];

    /// <summary>Refuted first.</summary>
    public static IReadOnlyList<VerdictLook> RefutedFirst { get; } = [.. All.OrderBy(static look => look.Verdict != Verdict.Refuted)];

    /// <summary>As SQL and JSON write it.</summary>
    public string Word => ChoiceText.Of(Verdict);

    /// <param name="unicode">Whether the terminal shows more than ASCII.</param>
    public string Mark(bool unicode) => unicode ? VerdictMark.Of(Word) : Ascii.ToString();

    public string Words => Word.Replace('_', ' ');

    /// <summary>Such as "✗2  ✓180": the counts above zero, refuted first.</summary>
    public static Paragraph Counts(VerdictCounts counts, bool unicode)
    {
        var text = new Paragraph();
        foreach (var (look, part) in Parts(counts, unicode))
        {
            text.Append(part, new Style(look.Color, decoration: look.Verdict == Verdict.Refuted ? Decoration.Bold : Decoration.None));
        }

        return text;
    }

    /// <summary>The same without colours.</summary>
    public static string PlainCounts(VerdictCounts counts, bool unicode) => string.Concat(Parts(counts, unicode).Select(static part => part.Text));

    private static IEnumerable<(VerdictLook Look, string Text)> Parts(VerdictCounts counts, bool unicode) =>
        RefutedFirst.Where(look => counts.Of(look.Verdict) > 0)
            .Select((look, at) => (look, $"{(at == 0 ? "" : "  ")}{look.Mark(unicode)}{ShortCount.Of(counts.Of(look.Verdict))}"));
}
