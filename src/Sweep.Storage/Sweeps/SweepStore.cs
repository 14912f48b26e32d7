using Npgsql;
using Sweep.Storage.Cluster;
using Sweep.Storage.Database;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Sweeps as rows: submitting, owning, finishing.</summary>
public sealed class SweepStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// Inserts the sweep with all configurations and trials (COPY; infeasible points with their reason), in constant memory, and refreshes the
    /// statistics of a large one. Where the name is there already, the
    /// same plan finds it again, and lets it run where it was paused; a plan with more points extends it by those. All or nothing: an
    /// interrupted submission leaves no row.
    /// </summary>
    /// <param name="images">As <see cref="SweepPlan.ReadImages"/> gives them.</param>
    /// <param name="fileText">The sweep file as written, kept verbatim.</param>
    /// <param name="fresh">Nothing is taken over from other sweeps: every trial is measured.</param>
    /// <exception cref="Sweep.Theory.InvalidSweepException">
    /// The plan lacks points of the sweep, or the sweep was cancelled, or every point is infeasible, or images were changed since.
    /// </exception>
    public Task<SubmittedSweep> SubmitAsync(
        SweepPlan plan, IReadOnlyList<ImageSet> images, string fileText, bool fresh, CancellationToken cancellationToken) =>
        SubmitAsync(
            new(plan.Name, plan.Question, ImageContent.Canonical(plan, images), fileText, plan.Limits, fresh) { Images = images }, plan.Points(), cancellationToken);

    /// <summary>Does the same, and reads the images itself.</summary>
    public Task<SubmittedSweep> SubmitAsync(SweepPlan plan, string fileText, bool fresh, CancellationToken cancellationToken) =>
        SubmitAsync(plan, plan.ReadImages(), fileText, fresh, cancellationToken);

    /// <summary>Does the same, and takes over all possible measurements of other sweeps.</summary>
    public Task<SubmittedSweep> SubmitAsync(SweepPlan plan, string fileText, CancellationToken cancellationToken) =>
        SubmitAsync(plan, fileText, fresh: false, cancellationToken);

    /// <summary>Does the same from the parts of a plan.</summary>
    internal Task<SubmittedSweep> SubmitAsync(SweepContent content, IEnumerable<GridPoint> points, CancellationToken cancellationToken) =>
        new Submission(database, time).RunAsync(content, points, cancellationToken);

    /// <summary>Goes on with a sweep as it was submitted; a paused one runs again.</summary>
    /// <exception cref="Sweep.Theory.InvalidSweepException">There is no such sweep, or it is final, or images were changed since.</exception>
    public async Task<SubmittedSweep> GoOnAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, canonical, planned, infeasible, trainings from sweep.sweeps where name = $1");
        command.Parameters.Add(new() { Value = name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            ImageContent.Hold(name, reader.GetString(1));
        }

        var change = await new SweepControl(database).ResumeAsync(name, cancellationToken);
        return new(new(reader.GetGuid(0)), Resumed: true, reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), change.Before);
    }

    /// <summary>Raises owner_epoch and returns it: no flush of an older epoch can commit from then on.</summary>
    public async Task<long> TakeOwnershipAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(SweepTurn.Alone("$1")) { Parameters = { new() { Value = sweep.Value } } },
                new("update sweep.sweeps set owner_epoch = owner_epoch + 1 where id = $1 returning owner_epoch") { Parameters = { new() { Value = sweep.Value } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.NextResultAsync(cancellationToken) && await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : throw Missing(sweep);
    }

    /// <summary>The epoch of the sweep's latest owner or change; null: the sweep is no more.</summary>
    public async Task<long?> ReadEpochAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select owner_epoch from sweep.sweeps where id = $1");
        command.Parameters.Add(new() { Value = sweep.Value });
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Limits and priority of a sweep, and its state.</summary>
    public async Task<SweepHeader> ReadHeaderAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select name, state, priority, max_attempts, trial_timeout, owner_epoch, fresh from sweep.sweeps where id = $1");
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw Missing(sweep);
        }

        TimeSpan? timeout = await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetTimeSpan(4);
        return new(sweep, reader.GetString(0), ChoiceText.Parse<SweepState>(reader.GetString(1)), reader.GetInt32(2), new(reader.GetInt32(3), timeout),
            reader.GetInt64(5), reader.GetBoolean(6));
    }

    /// <summary>Sweeps whose state is <c>running</c>, without those that a local run has claimed.</summary>
    public async Task<IReadOnlyList<RunnableSweep>> ReadRunningAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"""
            select id, priority from sweep.sweeps s
            where state = 'running' and not exists (select from pg_locks l where {RunClaim.IsHeld("s.id")})
            order by priority desc, created_at
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<RunnableSweep> sweeps = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            sweeps.Add(new(new(reader.GetGuid(0)), reader.GetInt32(1)));
        }

        return sweeps;
    }

    /// <summary>Sweeps of which a worker of this name has work in hand.</summary>
    public async Task<IReadOnlyList<SweepId>> ReadHeldByAsync(string worker, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select distinct sweep_id from sweep.leases where worker = $1");
        command.Parameters.Add(new() { Value = worker });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<SweepId> sweeps = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            sweeps.Add(new(reader.GetGuid(0)));
        }

        return sweeps;
    }

    /// <summary>Sets the state; of a final one also finalized_at, and no lease is left. False when the epoch is no longer the owner's.</summary>
    public async Task<bool> SetStateAsync(SweepId sweep, long epoch, SweepState state, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            with changed as (
                update sweep.sweeps set state = $3, finalized_at = case when $4 then coalesce(finalized_at, $5) end
                where id = $1 and owner_epoch = $2
                returning id
            ),
            ended as (delete from sweep.leases l using changed where l.sweep_id = changed.id and $4)
            select count(*) from changed
            """);
        command.Parameters.Add(new() { Value = sweep.Value });
        command.Parameters.Add(new() { Value = epoch });
        command.Parameters.Add(new() { Value = ChoiceText.Of(state) });
        command.Parameters.Add(new() { Value = state.IsFinal() });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! == 1;
    }

    private static InvalidOperationException Missing(SweepId sweep) => new($"there is no sweep {sweep.Value}");
}

/// <summary>State of a sweep; stored in snake_case.</summary>
public enum SweepState { Running, Paused, Finished, Cancelled }

public static class SweepStates
{
    /// <summary>True for states that nothing leaves by itself.</summary>
    public static bool IsFinal(this SweepState state) => state is SweepState.Finished or SweepState.Cancelled;
}
