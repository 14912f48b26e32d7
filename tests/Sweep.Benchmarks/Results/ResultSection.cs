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
        markdown.Append("## ").Append(Title).Append("\n\nMeasured by `dotnet run -c Release --project tests/Sweep.Benchmarks -- ").Append(Command).Append("`.\n").Append(Machine).Append('\n');
        foreach (var (sentence, table) in Tables)
        {
            markdown.Append('\n').Append(sentence).Append("\n\n");
            table.Write(markdown);
        }

        if (Notes.Count > 0)
        {
            markdown.Append('\n');
        }

        foreach (var note in Notes)
        {
            markdown.Append("- ").Append(note).Append('\n');
        }

        return markdown.ToString();
    }
}
