using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Sweep.Contracts.Lifetime;

namespace Sweep.Hosting.Nodes;

/// <summary>
/// What happens to a silo that the others declared dead, or that cannot go on for another reason: the process ends at once, and its
/// node starts a new one. What it had in hand is decided by the database.
/// </summary>
internal sealed class AbruptFatality(ILogger<AbruptFatality> logger) : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        logger.SiloCannotGoOn(context ?? exception?.Message ?? "no reason given");

        // The console logger writes from a thread of its own.
        Console.Error.WriteLine(context ?? exception?.Message);
        AbruptEnd.With(Processes.ChildExit.CannotGoOn);
    }
}
