using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory;

namespace Sweep.Cli.Sweeps;

/// <summary>Reads a database that may restart. After the first answer, waits through an outage and reports it once.</summary>
internal sealed class PatientReader(Shell shell, TimeSpan patience, Action<string> say) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private NpgsqlDataSource? database;
    private bool answered;

    public async Task<T> AskAsync<T>(Func<NpgsqlDataSource, Task<T>> ask, CancellationToken cancellationToken)
    {
        long? since = null;
        while (true)
        {
            try
            {
                database ??= await DatabaseAccess.OpenReaderAsync(shell, say, cancellationToken);
                var answer = await ask(database);
                if (since is not null)
                {
                    say("the database answers again");
                }

                answered = true;
                return answer;
            }
            catch (Exception failure) when (answered && MayPass(failure) && !(since is { } start && shell.Time.GetElapsedTime(start) > patience))
            {
                if (since is null)
                {
                    say($"the database does not answer; trying again for {DurationText.Of(patience)}");
                    since = shell.Time.GetTimestamp();
                }
            }

            await DisposeAsync();
            await Task.Delay(Pause, shell.Time, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (database is { } opened)
        {
            database = null;
            await opened.DisposeAsync();
        }
    }

    // Class 57 is an operator's intervention: a shutdown, a crash, an unfinished start.
    private static bool MayPass(Exception failure) => failure switch
    {
        PostgresException refused => refused.IsTransient || refused.SqlState.StartsWith("57", StringComparison.Ordinal),
        NpgsqlException or UnfitEnvironmentException => true,
        _ => false,
    };
}
