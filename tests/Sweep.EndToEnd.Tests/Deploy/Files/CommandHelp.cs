using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>Holds command lines that stand in files against what the program itself says that it understands.</summary>
internal static partial class CommandHelp
{
    private static readonly Dictionary<string, string> Known = [];

    /// <summary>The same for a command in a sentence, which may leave out everything but its name.</summary>
    public static async Task CheckMentionAsync(IReadOnlyList<string> words)
    {
        if ((await CommandOfAsync(words)).Command.Count < words.Count && !words.Contains("--help"))
        {
            await CheckAsync(words);
        }
    }

    /// <param name="words">What follows the program's name.</param>
    public static async Task CheckAsync(IReadOnlyList<string> words)
    {
        var (command, help) = await CommandOfAsync(words);
        var rest = words.Skip(command.Count).ToList();
        var options = Options(help);
        var arguments = 0;
        for (var at = 0; at < rest.Count; at++)
        {
            if (!rest[at].StartsWith('-'))
            {
                arguments++;
                continue;
            }

            Assert.True(options.TryGetValue(rest[at], out var takesValue), $"sweep {string.Join(' ', command)} has no {rest[at]}; it has {string.Join(' ', options.Keys)}");
            if (takesValue)
            {
                at++;
                Assert.True(at < rest.Count && !rest[at].StartsWith("--", StringComparison.Ordinal), $"{rest[at - 1]} has no value in: {string.Join(' ', words)}");
            }
        }

        var usage = help[help.IndexOf("Usage:", StringComparison.Ordinal)..].Split('\n')[1];
        Assert.InRange(arguments, RequiredArgument().Count(usage), Argument().Count(usage) + (usage.Contains("...", StringComparison.Ordinal) ? rest.Count : 0));
    }

    private static async Task<(IReadOnlyList<string> Command, string Help)> CommandOfAsync(IReadOnlyList<string> words)
    {
        List<string> command = [];
        while (true)
        {
            var help = await OfAsync(command);
            var next = words.Skip(command.Count).FirstOrDefault();
            if (next is null || next.StartsWith('-') || !Subcommands(help).Contains(next))
            {
                Assert.True(command.Count > 0 || next is null or "--help", $"there is no sweep {next}");
                return (command, help);
            }

            command.Add(next);
        }
    }

    private static async Task<string> OfAsync(IReadOnlyList<string> command)
    {
        var name = string.Join(' ', command);
        if (!Known.TryGetValue(name, out var help))
        {
            using var process = SweepProcess.Start(Path.GetTempPath(), [.. command, "--help"]);
            var ended = await process.EndAsync();
            Assert.Equal((0, ""), (ended.Code, ended.Error));
            Known[name] = help = ended.Output;
        }

        return help;
    }

    private static IReadOnlySet<string> Subcommands(string help) =>
        Section(help, "Commands:").Select(static line => line.Trim().Split(' ')[0]).ToHashSet();

    private static Dictionary<string, bool> Options(string help) => (
        from line in Section(help, "Options:")
        let head = TwoSpaces().Split(line.Trim())[0]
        from name in OptionName().Matches(head)
        select (name.Value, TakesValue: head.Contains('<'))).ToDictionary(static option => option.Value, static option => option.TakesValue);

    private static IEnumerable<string> Section(string help, string title) =>
        help.Split('\n').SkipWhile(line => line.TrimEnd() != title).Skip(1).TakeWhile(static line => line.Trim().Length > 0);

    [GeneratedRegex(@"(?<![\w-])--?[\w?][\w-]*")]
    private static partial Regex OptionName();

    [GeneratedRegex(" {2,}")]
    private static partial Regex TwoSpaces();

    [GeneratedRegex(@"(?<!\[)<[\w|]+>")]
    private static partial Regex RequiredArgument();

    [GeneratedRegex(@"<[\w|]+>")]
    private static partial Regex Argument();
}
