using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Documents;

/// <summary>Every command, sweep file and query of every document, tried as a reader would try it.</summary>
[Slow]
public sealed partial class DocumentCommandTests(DocumentHome home) : IClassFixture<DocumentHome>
{
    public static TheoryData<string> Documents { get; } = [.. Document.All.Select(static document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_command_runs_or_has_a_reason_not_to(string document)
    {
        foreach (var (place, command) in Commands(Document.At(document)))
        {
            if (NotRun.Reasons.ContainsKey(command))
            {
                await CheckAsync(command);
                continue;
            }

            var (code, said) = await home.RunAsync(command);
            Assert.True(code == 0, $"{place}: `{command}` ended with {code}: {said}");
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_sweep_file_is_understood_and_every_query_answered(string document)
    {
        foreach (var block in Document.At(document).Blocks)
        {
            home.Write("block", block.Text);
            var (code, said) = block.Language switch
            {
                "yaml" => await home.RunAsync("sweep predict block"),
                "sql" => await home.RunAsync("sweep sql - < block"),
                _ => (0, ""),
            };
            Assert.True(code == 0, $"{block.Place}: {said}");
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_command_between_words_is_one_that_the_program_understands(string document)
    {
        foreach (var span in Document.At(document).Spans.Where(static span => span.StartsWith("sweep ", StringComparison.Ordinal)))
        {
            await CommandHelp.CheckMentionAsync(span.Split(' ')[1..]);
        }
    }

    /// <summary>C# is built and run by the tests of Sweep.Learning; text is output or a drawing.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_says_what_it_is(string document)
    {
        Assert.All(Document.At(document).Blocks, static block => Assert.Contains(block.Language, new[] { "sh", "yaml", "sql", "csharp", "text" }));
        Assert.Empty(Document.At(document).IndentedCode);
    }

    [Fact]
    public void Every_reason_belongs_to_a_command_of_a_document() =>
        Assert.Empty(NotRun.Reasons.Keys.Except(Document.All.SelectMany(Commands).Select(static command => command.Text)));

    /// <summary>What is not run must still name what exists.</summary>
    private static async Task CheckAsync(string command)
    {
        var words = command.Split(' ');
        if (words[0] == "sweep")
        {
            await CommandHelp.CheckAsync(words[1..]);
        }

        foreach (var path in words.Where(static word => InRepository().IsMatch(word)))
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"there is no {path}");
        }
    }

    private static IEnumerable<(string Place, string Text)> Commands(Document document) =>
        from block in document.Blocks
        where block.Language == "sh"
        from command in block.Commands
        select (block.Place, command);

    [GeneratedRegex("^(src|tests|deploy|sql)/")]
    private static partial Regex InRepository();
}
