using Npgsql;
using Sweep.Dashboard.Report;

namespace Sweep.Dashboard.Site;

/// <summary>Checks whether the database answers, once in a while for any number of requests, because anybody may send them.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database, TimeProvider time)
{
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(5);

    private readonly Lock turn = new();
    private Task latest = Task.CompletedTask;
    private long? asked;

    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    public Task AskAsync()
    {
        lock (turn)
        {
            if (asked is not { } at || (latest.IsCompleted && time.GetElapsedTime(at) >= Holds))
            {
                asked = time.GetTimestamp();
                latest = Task.Run(ConnectAsync);
            }

            return latest;
        }
    }

    private async Task ConnectAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
    }
}
