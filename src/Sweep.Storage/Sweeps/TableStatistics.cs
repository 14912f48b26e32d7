using Npgsql;

namespace Sweep.Storage.Sweeps;

/// <summary>Statistics of the tables that a submission fills. Without them the server takes its plans from guesses, and reads a whole sweep for a few of its trials.</summary>
internal static class TableStatistics
{
    /// <summary>Smaller submissions leave it to the server, which looks after a minute.</summary>
    public const int FewTrials = 2000;

    /// <summary>Gathers them in the submission's transaction, so that the first statement on its trials has them.</summary>
    public static async Task RefreshAsync(NpgsqlConnection connection, long added, CancellationToken cancellationToken)
    {
        if (added < FewTrials)
        {
            return;
        }

        await using var command = new NpgsqlCommand("select sweep.analyze_trials()", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
