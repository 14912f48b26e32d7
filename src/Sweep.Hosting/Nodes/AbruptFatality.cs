using Orleans.Runtime;
using Sweep.Contracts.Processes;

namespace Sweep.Hosting.Nodes;

/// <summary>
/// Ends the silo's process at once if the other silos declared it dead, or if it cannot go on for another reason. Its node starts a new
/// one. The database decides about its sweeps.
/// </summary>
internal sealed class AbruptFatality : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        // The logger writes from a thread of its own, which would be too late. Orleans lists all members behind its reason.
        var reason = context ?? exception?.Message ?? "no reason was given";
        Console.Error.WriteLine(reason.Split(" Membership:")[0].ReplaceLineEndings(" "));
        AbruptEnd.With(ExitCode.CannotGoOn);
    }
}
