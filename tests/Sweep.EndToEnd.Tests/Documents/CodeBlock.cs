using System.Text;

namespace Sweep.EndToEnd.Tests.Documents;

/// <summary>A fenced block of a document.</summary>
/// <param name="Place">Document and line.</param>
internal sealed record CodeBlock(string Place, string Language, string Text)
{
    /// <summary>The commands of a block for a shell, without comments. A quotation may go on over several lines.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            List<string> commands = [];
            var command = new StringBuilder();
            var (quote, inComment) = ('\0', false);
            foreach (var letter in Text + "\n")
            {
                if (letter == '\n' && quote == '\0')
                {
                    commands.Add(command.ToString().Trim());
                    command.Clear();
                    inComment = false;
                    continue;
                }

                inComment |= letter == '#' && quote == '\0' && (command.Length == 0 || command[^1] == ' ');
                if (inComment)
                {
                    continue;
                }

                quote = letter is not ('"' or '\'') ? quote : quote == '\0' ? letter : quote == letter ? '\0' : quote;
                command.Append(letter);
            }

            return quote == '\0' ? [.. commands.Where(static one => one.Length > 0)] : throw new InvalidOperationException($"{Place}: a quotation has no end");
        }
    }
}
