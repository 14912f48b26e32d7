using Npgsql;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>The statements of group commits of a sweep. The one that writes measurements returns how many were kept.</summary>
internal sealed class FlushStatements(SweepId sweep, DateTimeOffset now)
{
    /// <summary>Counter-examples of a sweep after which no flush adds more.</summary>
    internal const int MostCounterExamples = 1000;

    /// <summary>That a trial with the state <c>e</c> failed for a cause that says nothing about it: a result that comes in yet is its result.</summary>
    internal static readonly string IsGivenUp =
        $"e.state = 'failed' and e.failure_cause in ({string.Join(", ", Enum.GetValues<FailureCause>().Where(TrialStates.IsOverruledByResult).Select(static cause => $"'{ChoiceText.Of(cause)}'"))})";

    // One look at the key for each row, however many there are and whatever the server knows of the table: a join may read the whole sweep instead.
    private static string TrialOfRow(string sweep) =>
        $"cross join lateral (select t.id, t.sweep_id, t.cost from sweep.trials t where t.id = incoming.trial_id and t.sweep_id = {sweep} offset 0) t";

    public NpgsqlBatchCommand AcceptMeasurements(IReadOnlyList<MeasuredTrial> rows)
    {
        var sent = FlushColumns.Measured.Send(rows);
        var (names, values) = (sent.Names, sent.Values);
        FlushColumns.Moments.Send(rows, beside: sent);
        var (ofSweep, received) = (sent.Further(sweep.Value), sent.Further(now));
        return sent.Command($"""
            with known as materialized (
                select incoming.*, t.cost as cost_of_trial from {sent.Source} {TrialOfRow(ofSweep)}
            ),
            accepted as (
                insert into sweep.trial_states as e (trial_id, sweep_id, cost, state, finalized_at)
                select incoming.trial_id, {ofSweep}, incoming.cost_of_trial, 'succeeded', {received} from known incoming
                on conflict (trial_id) do update set state = 'succeeded', failure_cause = null, error = null, finalized_at = excluded.finalized_at
                    where e.state = 'pending' or {IsGivenUp}
                returning e.trial_id
            ),
            kept as (
                insert into sweep.measurements ({names}, sweep_id, received_at)
                select {values}, {ofSweep}, {received}
                from known incoming join accepted on accepted.trial_id = incoming.trial_id
                on conflict do nothing
                returning 1
            ),
            tried as (
                insert into sweep.attempts (id, trial_id, worker, started_at, ended_at)
                select {sent["attempt_id"]}, {sent["trial_id"]}, {sent["worker"]}, {sent["started_at"]}, {sent["ended_at"]} from known incoming
                on conflict do nothing
            )
            select count(*) from kept
            """);
    }

    // A repeated flush brings the accepted measurement again: that one is not late.
    public NpgsqlBatchCommand KeepLateMeasurements(IReadOnlyList<MeasuredTrial> rows)
    {
        var sent = FlushColumns.Measured.Send(rows);
        return sent.Command($"""
            insert into sweep.late_measurements ({sent.Names}, received_at)
            select {sent.Values}, {sent.Further(now)}
            from {sent.Source}
            where exists (select from sweep.trials t where t.id = incoming.trial_id and t.sweep_id = {sent.Further(sweep.Value)})
              and not exists (select from sweep.measurements m where m.trial_id = incoming.trial_id and m.attempt_id = {sent["attempt_id"]})
            on conflict do nothing
            """);
    }

    // A law that is wrong, or a fault of the instruments, may refute every trial of a large sweep: the first counter-examples are enough.
    public NpgsqlBatchCommand KeepFiles(IReadOnlyList<KeptFile> files)
    {
        var sent = FlushColumns.Files.Send(files);
        var ofSweep = sent.Further(sweep.Value);
        return sent.Command($"""
            insert into sweep.artifacts (sweep_id, created_at, {sent.Names})
            select {ofSweep}, {sent.Further(now)}, {sent.Values}
            from {sent.Source}
            where {sent["kind"]} <> '{KeptFile.CounterExample}'
               or (select count(*) from sweep.artifacts a where a.sweep_id = {ofSweep} and a.kind = '{KeptFile.CounterExample}') < {MostCounterExamples}
            on conflict do nothing
            """);
    }

    public NpgsqlBatchCommand DescribeWorkers(IReadOnlyList<Provenance> workers)
    {
        var sent = FlushColumns.Workers.Send(workers);
        var seen = sent.Further(now);
        return sent.Command($"""
            insert into sweep.workers as w ({sent.Names}, first_seen_at, last_seen_at)
            select {sent.Values}, {seen}, {seen}
            from {sent.Source}
            order by incoming.name
            on conflict (name) do update set
                device = excluded.device, git_revision = excluded.git_revision, libraries = excluded.libraries, one_dnn = excluded.one_dnn,
                self_test_passed = excluded.self_test_passed, threads = excluded.threads, last_seen_at = greatest(w.last_seen_at, excluded.last_seen_at)
            """);
    }

    public NpgsqlBatchCommand AppendAttempts(IReadOnlyList<Attempt> rows)
    {
        var sent = FlushColumns.Attempts.Send(rows);
        return sent.Command($"""
            insert into sweep.attempts ({sent.Names})
            select {sent.Values}
            from {sent.Source} {TrialOfRow(sent.Further(sweep.Value))}
            on conflict do nothing
            """);
    }

    public NpgsqlBatchCommand GiveUp(IReadOnlyList<FailedTrial> rows)
    {
        var sent = FlushColumns.Failed.Send(rows);
        return sent.Command($"""
            insert into sweep.trial_states as e (trial_id, sweep_id, cost, state, failure_cause, error, finalized_at)
            select distinct on (t.id) t.id, t.sweep_id, t.cost, 'failed', {sent["failure_cause"]}, {sent["error"]}, {sent.Further(now)}
            from {sent.Source} {TrialOfRow(sent.Further(sweep.Value))}
            on conflict (trial_id) do update set state = 'failed', failure_cause = excluded.failure_cause, error = excluded.error, finalized_at = excluded.finalized_at
                where e.state = 'pending'
            """);
    }

    public NpgsqlBatchCommand ShowLeases(IReadOnlyList<RunningLease> rows)
    {
        var sent = FlushColumns.Running.Send(rows);
        return sent.Command($"""
            insert into sweep.leases as l (sweep_id, token, worker, incarnation, node, since, expires, trainings)
            select
                {sent.Further(sweep.Value)}, {sent["token"]}, {sent["worker"]}, {sent["incarnation"]}, {sent["node"]}, {sent["since"]}, {sent["expires"]},
                array_agg(incoming.training_id order by place)
            from {sent.SourceInOrder("place")}
            group by 2, 3, 4, 5, 6, 7
            on conflict (sweep_id, token) do update set expires = excluded.expires, trainings = excluded.trainings
            """);
    }

    public NpgsqlBatchCommand ForgetLeases(LeaseChanges leases)
    {
        var (which, tokens) = leases.Ended is { } ended ? ("token = any($2)", ended) : ("token <> all($2)", [.. leases.Present.Select(static lease => lease.Token).Distinct()]);
        return new($"delete from sweep.leases where sweep_id = $1 and {which}") { Parameters = { new() { Value = sweep.Value }, new() { Value = tokens.ToArray() } } };
    }
}
