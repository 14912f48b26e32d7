using Npgsql;
using Sweep.Theory;

namespace Sweep.Cli.Terminal;

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
