using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Cli.Setup;

/// <summary>Reads names from the database, if it answers at once. Starts nothing, and does not report a failure.</summary>
internal sealed class KnownNames(Shell shell)
{
    // A key that takes longer would seem to hang.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public Task<IReadOnlyList<Completion>> SweepsAsync(CancellationToken cancellationToken) => AskAsync(
        static (database, patience) => new SweepQueries(database).NamesAsync(patience).Select(static name => new Completion(name, "sweep")).ToListAsync(patience).AsTask(),
        cancellationToken);

    public Task<IReadOnlyList<Completion>> NodesAsync(CancellationToken cancellationToken) => AskAsync(
        static async (database, patience) =>
            [.. (await new NodeQueries(database).ListAsync(patience)).Select(static node => new Completion(node.Name, $"node, {ChoiceText.Of(node.State)}"))],
        cancellationToken);

    private async Task<IReadOnlyList<Completion>> AskAsync(
        Func<NpgsqlDataSource, CancellationToken, Task<List<Completion>>> ask, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (await DatabaseAccess.TryOpenReaderAsync(shell, patience.Token) is not { } opened)
            {
                return [];
            }

            await using var database = opened;
            return await ask(database, patience.Token);
        }
        catch (Exception fault) when (fault is UnfitEnvironmentException or NpgsqlException or TimeoutException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return [];
        }
    }
}
