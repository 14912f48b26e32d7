using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

/// <summary>The first lines about a sweep: its name and state, its question, and its progress.</summary>
internal static class SweepHeading
{
    private const int LongestBar = 60;

    public static void Print(Shell shell, SweepSummary sweep)
    {
        var line = new Paragraph();
        line.Append(CellText.Printable(sweep.Name), new Style(decoration: Decoration.Bold));
        line.Append("  ");
        line.Append(sweep.Seen.Word, StateLook.StyleOf(sweep.Seen));
        line.Append($"  {Times(sweep, shell.Time.GetUtcNow())}", Style.Plain.Foreground(Color.Grey));
        line.Append(CellText.Printable(string.Concat(sweep.Tags.Select(static tag => $"  #{tag}"))), Style.Plain.Foreground(Color.Blue));
        line.Append("\n");
        shell.Out.Write(line);
        if (sweep.Question.Length > 0)
        {
            shell.Say(sweep.Question);
        }

        if (sweep.Note.Length > 0)
        {
            shell.Say($"note: {sweep.Note}");
        }

        if (sweep.Interrupted)
        {
            shell.Say($"no process works on it; `sweep resume {sweep.Name}` continues it");
        }

        if (sweep.Coverage.Planned > 0)
        {
            shell.Out.Write(CoverageBar.Of(sweep.Coverage, Math.Min(LongestBar, shell.Out.Profile.Width)));
            shell.Out.WriteLine();
        }
    }

    private static string Times(SweepSummary sweep, DateTimeOffset now) =>
        $"created {AgeText.Of(now - sweep.Created)}{(sweep.Finalized is { } end ? $", took {DurationText.Of(end - sweep.Created)}" : "")}";
}
