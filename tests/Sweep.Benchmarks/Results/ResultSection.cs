using System.Text;

namespace Sweep.Benchmarks.Results;

/// <summary>The results of one benchmark.</summary>
/// <param name="Title">Heading, by which the section is found again.</param>
/// <param name="Command">Words behind the program's name that measure it again.</param>
/// <param name="Machine">See <see cref="Surroundings.MachineText"/>.</param>
/// <param name="Tables">Each with a sentence above it.</param>
/// <param name="Notes">Sentences below the tables.</param>
internal sealed record ResultSection(
    string Title, string Command, string Machine, IReadOnlyList<(string Sentence, ResultTable Table)> Tables, params IReadOnlyList<string> Notes)
{
    public string ToMarkdown()
    {
        var markdown = new StringBuilder();
        markdown.Append("## ").Append(Title).Append("\n\n")
            .Append(Wrapped($"Measured by `dotnet run -c Release --project tests/Sweep.Benchmarks -- {Command}`. {Machine}", ""));
        foreach (var (sentence, table) in Tables)
        {
            markdown.Append('\n').Append(Wrapped(sentence, "")).Append('\n');
            table.Write(markdown);
        }

        if (Notes.Count > 0)
        {
            markdown.Append('\n');
        }

        foreach (var note in Notes)
        {
            markdown.Append(Wrapped($"- {note}", "  "));
        }

        return markdown.ToString();
    }

    /// <summary>Breaks a text into lines, of which all but the first begin with an indent.</summary>
    internal static string Wrapped(string text, string indent)
    {
        const int Columns = 132;
        var (lines, length) = (new StringBuilder(), 0);
        foreach (var word in text.Split(' '))
        {
            var isFirst = length == 0;
            if (!isFirst && length + 1 + word.Length > Columns)
            {
                lines.Append('\n').Append(indent);
                (isFirst, length) = (true, indent.Length);
            }

            lines.Append(isFirst ? "" : " ").Append(word);
            length += (isFirst ? 0 : 1) + word.Length;
        }

        return lines.Append('\n').ToString();
    }
}
