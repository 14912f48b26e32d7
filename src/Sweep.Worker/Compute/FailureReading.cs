using System.Runtime.InteropServices;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Compute;

/// <summary>The cause of a failed attempt, and one line for a person.</summary>
/// <param name="Cause">Decides how often the training is tried again.</param>
internal sealed record FailureReading(FailureCause Cause, string Error)
{
    /// <param name="exception">The exception of the training.</param>
    /// <param name="isTimeUp">Whether its own time limit cancelled it.</param>
    public static FailureReading Of(Exception exception, bool isTimeUp) => exception switch
    {
        OperationCanceledException when isTimeUp => new(FailureCause.Timeout, "the trial took longer than its time limit; raise limits.trial_timeout or make it smaller"),
        OperationCanceledException => new(FailureCause.Cancelled, "the attempt was cancelled"),
        OutOfMemoryException => new(FailureCause.OutOfMemory, FirstLine(exception.Message)),
        // libtorch appends a C++ stack trace; the first line is enough.
        ExternalException when IsOutOfMemory(exception.Message) => new(FailureCause.OutOfMemory, FirstLine(exception.Message)),
        SweepException => new(FailureCause.UserError, FirstLine(exception.Message)),
        _ => new(FailureCause.UserError, $"{exception.GetType().Name}: {FirstLine(exception.Message)}"),
    };

    private static bool IsOutOfMemory(string message) =>
        message.Contains("can't allocate memory", StringComparison.OrdinalIgnoreCase)
        || message.Contains("out of memory", StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(string message)
    {
        var end = message.IndexOfAny(['\r', '\n']);
        return (end < 0 ? message : message[..end]).Trim();
    }
}
