using System.Runtime.InteropServices;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Compute;

/// <summary>Why an attempt failed, in one line.</summary>
/// <param name="Cause">Decides whether it is worth another try.</param>
internal sealed record FailureReading(FailureCause Cause, string Error)
{
    /// <param name="exception">What a training threw.</param>
    /// <param name="isTimeUp">True when its own time limit cancelled it.</param>
    public static FailureReading Of(Exception exception, bool isTimeUp) => exception switch
    {
        OperationCanceledException when isTimeUp => new(FailureCause.Timeout, "the trial took longer than its time limit; raise limits.trial_timeout or make it smaller"),
        OperationCanceledException => new(FailureCause.Cancelled, "the attempt was cancelled"),
        OutOfMemoryException => new(FailureCause.OutOfMemory, FirstLine(exception.Message)),
        // libtorch appends a C++ stack trace; the first line says it all.
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
