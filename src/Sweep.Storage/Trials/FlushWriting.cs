using Npgsql;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>One group commit. A measured trial is final: what comes afterwards is kept beside, never in its place.</summary>
internal sealed class FlushWriting(NpgsqlDataSource database, DateTimeOffset now)
{
    /// <summary>Measurements in one statement at most: the server keeps them in memory. In the order of their keys, neighbours in an index come together.</summary>
    private const int RowsOfStatement = 2000;

    /// <summary>Counter-examples of a sweep after which no flush adds more.</summary>
    internal const int MostCounterExamples = 1000;

    /// <summary>That a trial with the state <c>e</c> failed for a cause that says nothing about it: a result that comes in yet is its result.</summary>
    internal static readonly string IsGivenUp =
        $"e.state = 'failed' and e.failure_cause in ({string.Join(", ", Enum.GetValues<FailureCause>().Where(TrialStates.IsOverruledByResult).Select(static cause => $"'{ChoiceText.Of(cause)}'"))})";

    // One look at the key for each row, however many there are and whatever the server knows of the table: a join may read the whole sweep instead.
    private static string TrialOfRow(string sweep) =>
        $"cross join lateral (select t.id, t.sweep_id, t.cost from sweep.trials t where t.id = incoming.trial_id and t.sweep_id = {sweep} offset 0) t";

    private NpgsqlBatchCommand AcceptMeasurements(IReadOnlyList<MeasuredTrial> rows, SweepId sweep)
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

    private const string ReadAccepted = "select trial_id, attempt_id from sweep.measurements where trial_id = any($1)";

    // A repeated flush brings the accepted measurement again: that one is not late.
    private NpgsqlBatchCommand KeepLateMeasurements(IReadOnlyList<MeasuredTrial> rows, SweepId sweep)
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
    private NpgsqlBatchCommand KeepFiles(IReadOnlyList<KeptFile> files, SweepId sweep)
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

    private NpgsqlBatchCommand DescribeWorkers(IReadOnlyList<Provenance> workers)
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

    private static NpgsqlBatchCommand AppendAttempts(IReadOnlyList<Attempt> rows, SweepId sweep)
    {
        var sent = FlushColumns.Attempts.Send(rows);
        return sent.Command($"""
            insert into sweep.attempts ({sent.Names})
            select {sent.Values}
            from {sent.Source} {TrialOfRow(sent.Further(sweep.Value))}
            on conflict do nothing
            """);
    }

    private NpgsqlBatchCommand GiveUp(IReadOnlyList<FailedTrial> rows, SweepId sweep)
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

    private static NpgsqlBatchCommand ShowLeases(IReadOnlyList<RunningLease> rows, SweepId sweep)
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

    private const string ForgetLeases = "delete from sweep.leases where sweep_id = $1 and token = any($2)";

    private const string ForgetOtherLeases = "delete from sweep.leases where sweep_id = $1 and token <> all($2)";

    public async Task<bool> RunAsync(SweepId sweep, long epoch, Flush flush, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await IsOwnerAsync(connection, sweep, epoch, cancellationToken))
        {
            return false;
        }

        // A small flush is one message. The statements of a large one are sent one by one: while the server runs one, the next is made.
        var atOnce = flush.Measured.Count > RowsOfStatement ? 1 : int.MaxValue;
        var kept = await SendAsync(connection, Commands(sweep, flush).Chunk(atOnce), cancellationToken);
        await KeepTheRestAsync(connection, sweep, flush.Measured, kept, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Makes the commands of a flush, one at a time. Those that write measurements return how many were kept; no other one returns rows.</summary>
    private IEnumerable<NpgsqlBatchCommand> Commands(SweepId sweep, Flush flush)
    {
        // The first measurement of a trial is accepted; another one of the same flush comes after it.
        HashSet<TrialId> seen = [];
        var (first, again) = (new List<MeasuredTrial>(), new List<MeasuredTrial>());
        foreach (var row in flush.Measured)
        {
            (seen.Add(row.Trial) ? first : again).Add(row);
        }

        foreach (var rows in first.OrderBy(static row => row.Trial.Value).Chunk(RowsOfStatement).Concat(again.Chunk(1)))
        {
            yield return AcceptMeasurements(rows, sweep);
        }

        foreach (var rows in flush.Failures.OrderBy(static row => row.Trial.Value).Chunk(RowsOfStatement))
        {
            yield return AppendAttempts(rows, sweep);
        }

        if (flush.Measured.Count > 0)
        {
            yield return DescribeWorkers([.. flush.Measured.Select(static row => row.Provenance).Reverse().DistinctBy(static row => row.Worker)]);
        }

        if (flush.FailedForGood.Count > 0)
        {
            yield return GiveUp(flush.FailedForGood, sweep);
        }

        var leases = flush.Leases;
        if (leases.Ended is not { Count: 0 })
        {
            var tokens = leases.Ended ?? [.. leases.Present.Select(static lease => lease.Token).Distinct()];
            yield return new(leases.Ended is null ? ForgetOtherLeases : ForgetLeases) { Parameters = { new() { Value = sweep.Value }, new() { Value = tokens.ToArray() } } };
        }

        if (leases.Present.Count > 0)
        {
            yield return ShowLeases(leases.Present, sweep);
        }
    }

    /// <summary>Sends messages of some commands each; returns the sum of what they return.</summary>
    private static async Task<long> SendAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand[]> messages, CancellationToken cancellationToken)
    {
        var (sum, running) = (0L, Task.FromResult(0L));
        try
        {
            foreach (var commands in messages)
            {
                sum += await running;
                running = SumAsync(connection, commands, cancellationToken);
            }
        }
        finally
        {
            // A connection runs one command at a time, also if the next one cannot be made.
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return sum + await running;
    }

    // The share lock makes a new owner wait for this flush, and this flush see a new owner.
    private static async Task<bool> IsOwnerAsync(NpgsqlConnection connection, SweepId sweep, long epoch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select 1 from sweep.sweeps where id = $1 and owner_epoch = $2 for share", connection);
        command.Parameters.Add(new() { Value = sweep.Value });
        command.Parameters.Add(new() { Value = epoch });
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task<long> SumAsync(NpgsqlConnection connection, NpgsqlBatchCommand[] commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var sum = 0L;
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                sum += reader.GetInt64(0);
            }
        }
        // A fault of a later statement comes with its result.
        while (await reader.NextResultAsync(cancellationToken));

        return sum;
    }

    /// <summary>Keeps late measurements, and the files of accepted ones. Most flushes have neither.</summary>
    private async Task KeepTheRestAsync(
        NpgsqlConnection connection, SweepId sweep, IReadOnlyList<MeasuredTrial> measured, long kept, CancellationToken cancellationToken)
    {
        if (kept == measured.Count && !measured.Any(static row => row.Panel is not null || row.CounterExample is not null))
        {
            return;
        }

        var accepted = await AcceptedAsync(connection, measured, cancellationToken);
        MeasuredTrial[] late = [.. measured.Where(row => !accepted.Contains((row.Trial.Value, row.Attempt)))];
        KeptFile[] files = [.. measured.Where(row => accepted.Contains((row.Trial.Value, row.Attempt))).SelectMany(KeptFile.Of)];
        await using var rest = new NpgsqlBatch(connection);
        if (late.Length > 0)
        {
            rest.BatchCommands.Add(KeepLateMeasurements(late, sweep));
        }

        if (files.Length > 0)
        {
            rest.BatchCommands.Add(KeepFiles(files, sweep));
        }

        if (rest.BatchCommands.Count > 0)
        {
            await rest.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<HashSet<(Guid Trial, Guid Attempt)>> AcceptedAsync(
        NpgsqlConnection connection, IReadOnlyList<MeasuredTrial> measured, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReadAccepted, connection);
        command.Parameters.Add(new() { Value = measured.Select(static row => row.Trial.Value).Distinct().ToArray() });
        HashSet<(Guid Trial, Guid Attempt)> accepted = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            accepted.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return accepted;
    }
}
