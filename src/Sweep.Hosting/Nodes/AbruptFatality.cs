using Orleans.Runtime;
using Sweep.Contracts.Processes;
using Sweep.Hosting.Processes;

namespace Sweep.Hosting.Nodes;

/// <summary>
/// What happens to a silo that the others declared dead, or that cannot go on for another reason: the process ends at once, and its
/// node starts a new one. What it had in hand is decided by the database.
/// </summary>
internal sealed class AbruptFatality : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        // Not by the logger, which writes from a thread of its own that would come too late. Orleans lists all members behind its reason.
        var reason = context ?? exception?.Message ?? "no reason was given";
        Console.Error.WriteLine(reason.Split(" Membership:")[0].ReplaceLineEndings(" "));
        AbruptEnd.With(ChildExit.CannotGoOn);
    }
}
