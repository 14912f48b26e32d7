using Npgsql;
using Sweep.Storage.Database;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Cluster;

/// <summary>
/// The right to be the one local run of a sweep: an advisory lock of one session, so that it ends with its process, however that
/// dies. It only saves work: owner_epoch decides which results count.
/// </summary>
public sealed class RunClaim : IAsyncDisposable
{
    /// <summary>Time that the server may need to notice that an earlier holder was killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlConnection session;
    private readonly SweepId sweep;

    private RunClaim(NpgsqlConnection session, SweepId sweep) => (this.session, this.sweep) = (session, sweep);

    /// <summary>The condition that a row <c>l</c> of pg_locks is the claim on a sweep: a key of 64 bits is shown in two halves.</summary>
    internal static string IsHeld(string sweep) => $"""
        l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.database = (select oid from pg_database where datname = current_database())
        and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended({sweep}::text, 0)
        """;

    /// <exception cref="UnfitEnvironmentException">Another process runs the sweep, or the connection goes through a pooler.</exception>
    public static async Task<RunClaim> TakeAsync(NpgsqlDataSource database, SweepId sweep, TimeProvider time, CancellationToken cancellationToken)
    {
        var session = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await Pooler.RefuseAsync(session, "sweep run", cancellationToken);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        var started = time.GetTimestamp();
        while (!await AskAsync(session, "pg_try_advisory_lock", sweep, cancellationToken))
        {
            if (time.GetElapsedTime(started) > Patience)
            {
                await session.DisposeAsync();
                throw new UnfitEnvironmentException("another process is running this sweep; wait for its end, or stop it and give the same command again");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return new(session, sweep);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // A pooled session would keep the lock until its next use.
            await AskAsync(session, "pg_advisory_unlock", sweep, CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The session is gone, and the lock with it.
        }

        await session.DisposeAsync();
    }

    private static async Task<bool> AskAsync(NpgsqlConnection session, string function, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtextextended($1::text, 0))", session);
        command.Parameters.Add(new() { Value = sweep.Value });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

/// <summary>Which leases somebody still renews. Renewals are not written down one by one, so that an expiry in the past says little by itself.</summary>
internal static class LiveLeases
{
    /// <summary>The condition that a row <c>r</c> of running is in a worker's hands: its node is alive, or a local run holds the sweep.</summary>
    public static readonly string IsHeld = $"""
        (r.expires > now()
         or exists (select from sweep.nodes n where n.name = r.node and {NodeStore.IsAlive})
         or exists (select from pg_locks l where {RunClaim.IsHeld("r.sweep_id")}))
        """;
}
