using Npgsql;
using Sweep.Theory;

namespace Sweep.Storage.Sweeps;

/// <summary>
/// Changes a sweep from outside, whether or not it runs. Each is one transaction that changes rows and
/// raises owner_epoch: the present owner cannot write any more, notices, and goes on with what the tables then say.
/// </summary>
public sealed class SweepControl(NpgsqlDataSource database)
{
    /// <summary>No lease is given any more; what workers hold they finish.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep, or it is final.</exception>
    public Task<SweepChange> PauseAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        name,
        static sweep => sweep.State switch
        {
            SweepState.Running => sweep.BecomeAsync(SweepState.Paused),
            SweepState.Paused => sweep.StayAsync(),
            _ => throw sweep.Refuse("there is nothing to pause"),
        },
        cancellationToken);

    /// <summary>A paused sweep runs again.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep, or it is final.</exception>
    public Task<SweepChange> ResumeAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        name,
        static sweep => sweep.State switch
        {
            SweepState.Paused => sweep.BecomeAsync(SweepState.Running),
            SweepState.Running => sweep.StayAsync(),
            SweepState.Cancelled => throw sweep.Refuse($"`sweep retry {sweep.Name}` takes up what it left"),
            _ => throw sweep.Refuse("there is nothing to resume; its file with more points extends it"),
        },
        cancellationToken);

    /// <summary>Pending trials become cancelled and so does the sweep. What a worker reports later is kept beside, and counts for nothing.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep, or it is finished.</exception>
    public Task<SweepChange> CancelAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        name,
        static async sweep =>
        {
            switch (sweep.State)
            {
                case SweepState.Cancelled: return await sweep.StayAsync();
                case SweepState.Finished: throw sweep.Refuse("there is nothing to cancel");
                default:
                    var trials = await sweep.ExecuteAsync(
                        """
                        insert into sweep.trial_states as e (trial_id, sweep_id, cost, state, finalized_at)
                        select t.id, t.sweep_id, t.cost, 'cancelled', statement_timestamp() from sweep.trials t where t.sweep_id = $1
                        on conflict (trial_id) do update set state = 'cancelled', finalized_at = excluded.finalized_at where e.state = 'pending'
                        """);
                    var change = await sweep.BecomeAsync(SweepState.Cancelled) with { Trials = trials };
                    await sweep.ExecuteAsync("delete from sweep.leases where sweep_id = $1");
                    return change;
            }
        },
        cancellationToken);

    /// <summary>Failed and cancelled trials become pending again, with fresh budgets of attempts, and the sweep runs.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep.</exception>
    public Task<SweepChange> RetryAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        name,
        static async sweep =>
        {
            // The clock of the statement and not of the transaction: every attempt that an earlier owner recorded is older, for the
            // sweep was locked after it.
            var trials = await sweep.ExecuteAsync("""
                update sweep.trial_states
                set state = 'pending', finalized_at = null, failure_cause = null, error = null, retried_at = statement_timestamp()
                where sweep_id = $1 and state in ('failed', 'cancelled')
                """);
            return trials > 0 ? await sweep.BecomeAsync(SweepState.Running) with { Trials = trials }
                // Cancelled after its last trial: there is nothing left that anybody could run.
                : sweep.State == SweepState.Cancelled ? await sweep.BecomeAsync(SweepState.Finished)
                : await sweep.StayAsync();
        },
        cancellationToken);

    /// <summary>Each step doubles the share that the sweep gets of the workers' time.</summary>
    /// <exception cref="InvalidSweepException">There is no such sweep.</exception>
    public Task<SweepChange> SetPriorityAsync(string name, int priority, CancellationToken cancellationToken) => ChangeAsync(
        name,
        async sweep =>
        {
            await sweep.ExecuteAsync("update sweep.sweeps set priority = $2, owner_epoch = owner_epoch + 1 where id = $1 and priority <> $2", priority);
            return await sweep.StayAsync();
        },
        cancellationToken);

    private async Task<SweepChange> ChangeAsync(string name, Func<LockedSweep, Task<SweepChange>> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var sweep = await LockedSweep.TakeAsync(connection, name, cancellationToken)
            ?? throw new InvalidSweepException($"there is no sweep named {name}; `sweep list` names those that there are");
        var done = await change(sweep);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }
}

/// <summary>Result of a change of a sweep from outside.</summary>
/// <param name="Trials">Trials whose state it changed.</param>
/// <param name="Leased">Trainings that workers hold at this moment: a pause lets them finish, a cancellation ends them.</param>
public sealed record SweepChange(SweepState Before, SweepState After, long Trials, long Leased)
{
    /// <summary>False when the sweep was already as it was asked to be.</summary>
    public bool Changed => Before != After || Trials > 0;
}
