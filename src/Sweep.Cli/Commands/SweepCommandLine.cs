using System.CommandLine;
using System.CommandLine.Help;
using Npgsql;
using Sweep.Cli.Output;
using Sweep.Cli.Running;
using Sweep.Theory;

namespace Sweep.Cli.Commands;

/// <summary>The command tree, and the one place where failures become a sentence and an exit code.</summary>
internal static class SweepCommandLine
{
    private const string NoColor = "--no-color";

    /// <summary>What the runtime names as the source of what standard output refuses.</summary>
    private const string ConsoleSource = "System.Console";

    /// <summary>Of the faults of one file: what is printed before them would be out of sight.</summary>
    private const int MostSentences = 20;

    public static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("""
            Runs grids of shift-equivariance trials and holds every measurement against the theory's prediction.

            Start with: sweep run quickstart

            Exit codes:
              0    done, nothing refuted
              2    sweep file or arguments wrong
              3    trials or controls failed
              4    a prediction was refuted
              5    the environment is not able to
              130  interrupted, state kept

            Environment:
              SWEEP_HOME             private state (default: sweep in your data folder)
              SWEEP_DATABASE         a PostgreSQL to use instead of a private one
              SWEEP_DATABASE_READER  the same for commands that only read
              SWEEP_PG_BIN           folder of PostgreSQL's initdb and pg_ctl
            """)
        {
            RunCommand.Create(shell),
            SubmitCommand.Create(shell),
            WatchCommand.Create(shell),
            PauseCommand.Create(shell),
            ResumeCommand.Create(shell),
            CancelCommand.Create(shell),
            RetryCommand.Create(shell),
            PriorityCommand.Create(shell),
            NoteCommand.Create(shell),
            TagCommand.Create(shell),
            PredictCommand.Create(shell),
            SizesCommand.Create(shell),
            PresetsCommand.Create(shell),
            ListCommand.Create(shell),
            ShowCommand.Create(shell),
            ResultsCommand.Create(shell),
            DiffCommand.Create(shell),
            ExportCommand.Create(shell),
            FiguresCommand.Create(shell),
            ReportCommand.Create(shell),
            SqlCommand.Create(shell),
            ReplayCommand.Create(shell),
            DashboardCommand.Create(shell),
            NodeCommand.Create(shell),
            NodesCommand.Create(shell),
            DrainCommand.Create(shell),
            CertificatesCommand.Create(shell),
            CompletionCommand.Create(shell),
            CompleteCommand.Create(shell),
            SiloCommand.Create(shell),
            ChaosCommand.Create(shell),
            BenchCommand.Create(shell),
            DoctorCommand.Create(shell),
            MigrateCommand.Create(shell),
            StopCommand.Create(shell),
        };
        root.HelpName = "sweep";
        HelpText.Unfold(root);
        root.Options.Add(new Option<bool>(NoColor) { Description = "No colours, as where NO_COLOR is set.", Recursive = true });
        root.Options.OfType<HelpOption>().Single().Action = new ShortHelp();
        root.SetAction(static parsed => new ShortHelp().Invoke(parsed));
        return root;
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Shell shell)
    {
        // A terminal's Ctrl-C reaches the whole group; when a silo ends is its node's decision.
        using var interruption = new Interruption(ofTerminal: args is not [SiloCommand.Name, ..]);
        try
        {
            var parsed = Parse(args, shell);
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
            var (code, sentence) = Explain(failure, interruption.Token);
            TryComplain(shell, sentence);
            return code;
        }
    }

    /// <exception cref="InvalidSweepException">A word is unknown, missing or too many.</exception>
    internal static ParseResult Parse(IReadOnlyList<string> args, Shell shell)
    {
        // "@name" would otherwise mean a file of arguments, which no command here needs.
        var parsed = Root(shell).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors is [var error, ..])
        {
            var command = string.Join(' ', CommandPath(parsed));
            throw new InvalidSweepException(
                MistypedWord.Sentence(parsed, command) ?? $"{error.Message.TrimEnd('.')}; `{command} --help` shows what works");
        }

        return parsed;
    }

    private static (int Code, string Sentence) Explain(Exception failure, CancellationToken interrupted) => failure switch
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
        NpgsqlException => (ExitCode.Unfit, $"the database failed: {OneLine(failure)}; nothing that was committed is lost, and the same command goes on from there"),
        _ => (ExitCode.Bug, $"this is a fault of sweep itself, please report it: {failure.GetType().Name}: {OneLine(failure)}"),
    };

    private static string NoRoom(Exception failure) => $"there is no room left for what is written ({OneLine(failure)}); free some, or send the output elsewhere";

    // Where standard error goes there may be no room either: the exit code is all that is left to say it.
    private static void TryComplain(Shell shell, string sentence)
    {
        var sentences = sentence.Split('\n');
        try
        {
            foreach (var one in sentences.Take(MostSentences))
            {
                shell.Complain($"sweep: {one}");
            }

            if (sentences.Length > MostSentences)
            {
                shell.Complain($"sweep: and {Counted.Of(sentences.Length - MostSentences, "more fault")}");
            }
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
        }
    }

    private static string OneLine(Exception failure) => OneLine(failure.Message);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static IEnumerable<string> CommandPath(ParseResult parsed)
    {
        Stack<string> names = [];
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Push(result.Parent is null ? "sweep" : result.Command.Name);
        }

        return names;
    }
}
