using System.CommandLine;
using System.CommandLine.Help;
using Npgsql;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>Runs a command line, and turns a failure into a message and an exit code.</summary>
internal static class CommandRun
{
    private const string NoColor = "--no-color";

    /// <summary>Largest number of printed faults of one file, so that the first one stays in sight.</summary>
    private const int MostSentences = 20;

    /// <summary>Gives a tree of commands its name, its help and the options that every command has.</summary>
    public static RootCommand Prepare(RootCommand root, string name)
    {
        root.HelpName = name;
        HelpText.Unfold(root);
        root.Options.Add(new Option<bool>(NoColor) { Description = "No colours, as where NO_COLOR is set.", Recursive = true });
        root.Options.OfType<HelpOption>().Single().Action = new ShortHelp();
        return root;
    }

    /// <param name="ofTerminal">Whether Ctrl-C and the end of the terminal interrupt it.</param>
    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> args, Shell shell, bool ofTerminal = true)
    {
        using var interruption = new Interruption(ofTerminal);
        try
        {
            var parsed = Parse(root, args);
            if (parsed.GetValue<bool>(NoColor))
            {
                shell.Fade();
            }

            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = shell.Out.Profile.Out.Writer,
                Error = shell.Error.Profile.Out.Writer,
            };
            return await parsed.InvokeAsync(invocation, interruption.Token);
        }
        catch (Exception failure)
        {
            var (code, sentence) = FailureSentence.Of(failure, interruption.Token);
            TryComplain(shell, root.HelpName ?? root.Name, sentence);
            return code;
        }
    }

    /// <exception cref="InvalidSweepException">A word is unknown, missing or too many.</exception>
    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> args)
    {
        // "@name" would otherwise mean a file of arguments, which no command here needs.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors is [var error, ..])
        {
            var command = string.Join(' ', CommandPath(root, parsed));
            throw new InvalidSweepException(
                MistypedWord.Sentence(parsed, command) ?? $"{error.Message.TrimEnd('.')}; `{command} --help` shows what works");
        }

        return parsed;
    }

    // The disk of standard error may be full, too; then only the exit code reports the failure.
    private static void TryComplain(Shell shell, string program, string sentence)
    {
        var sentences = sentence.Split('\n');
        try
        {
            foreach (var one in sentences.Take(MostSentences))
            {
                shell.Complain($"{program}: {one}");
            }

            if (sentences.Length > MostSentences)
            {
                shell.Complain($"{program}: and {Counted.Of(sentences.Length - MostSentences, "more fault")}");
            }
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
        }
    }

    private static IEnumerable<string> CommandPath(RootCommand root, ParseResult parsed)
    {
        Stack<string> names = [];
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Push(result.Parent is null ? root.HelpName ?? root.Name : result.Command.Name);
        }

        return names;
    }
}

/// <summary>The exit code and the message of a failure.</summary>
internal static class FailureSentence
{
    /// <summary>Source that the runtime gives to an error of standard output.</summary>
    private const string ConsoleSource = "System.Console";

    public static (int Code, string Sentence) Of(Exception failure, CancellationToken interrupted) => failure switch
    {
        OperationCanceledException when interrupted.IsCancellationRequested => (ExitCode.Interrupted, "interrupted"),
        InvalidSweepException => (ExitCode.Invalid, failure.Message),
        UnfitEnvironmentException => (ExitCode.Unfit, failure.Message),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => (
            ExitCode.Unfit,
            $"the database's user lacks a right ({OneLine(refused.MessageText)}); put it into the role sweep_writer, or sweep_reader if it only reads (sql/roles.sql says how)"),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } refused => (
            ExitCode.Unfit, $"the database may only be read ({OneLine(refused.MessageText)}); use a server or user that may write in SWEEP_DATABASE"),
        IOException when WriteFault.IsFull(failure) => (ExitCode.Unfit, NoRoom(failure)),
        { Source: ConsoleSource } when WriteFault.Is(failure) => (
            ExitCode.Unfit, WriteFault.IsFull(failure) ? NoRoom(failure) : $"standard output cannot be written to ({OneLine(failure)}); send it to a file or a pipe that is open"),
        NpgsqlException => (ExitCode.Unfit, $"the database failed: {OneLine(failure)}; nothing that was committed is lost, and the same command continues"),
        _ => (ExitCode.Bug, $"this is a fault of sweep itself, please report it: {failure.GetType().Name}: {OneLine(failure)}"),
    };

    private static string NoRoom(Exception failure) => $"there is no space left on the disk of the output ({OneLine(failure)}); free some, or send the output elsewhere";

    private static string OneLine(Exception failure) => OneLine(failure.Message);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}

/// <summary>Suggests a correction for an unknown command or option.</summary>
internal static class MistypedWord
{
    /// <param name="command">The command as typed, such as "sweep presets".</param>
    /// <returns>Null if no known word is similar.</returns>
    public static string? Sentence(ParseResult parsed, string command)
    {
        if (parsed.UnmatchedTokens is not [var typed, ..])
        {
            return null;
        }

        var isOption = typed.StartsWith('-');
        var word = typed.Split('=')[0];
        IReadOnlyList<string> known =
        [
            .. isOption
                ? TypedLine.Of(parsed.CommandResult.Command, []).Options().Select(static option => option.Name)
                : parsed.CommandResult.Command.Subcommands.Where(static sub => !sub.Hidden).Select(static sub => sub.Name),
        ];
        var near = NearNames.Of(word, known);
        near = near.Count > 0 ? near : [.. known.Where(name => word.Length > 1 && name.StartsWith(word, StringComparison.Ordinal)).Take(3)];
        return near.Count == 0 ? null
            : $"{command} has no {(isOption ? "option" : "command")} {word}; did you mean {string.Join(" or ", near)}?";
    }
}
