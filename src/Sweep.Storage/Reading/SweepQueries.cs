using System.Runtime.CompilerServices;
using Npgsql;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

/// <summary>Reads sweeps: lists, verdicts, refutations.</summary>
public sealed class SweepQueries(NpgsqlDataSource database)
{
    private static readonly string Summaries = $"""
        select s.name, s.question, s.state, s.created_at, s.finalized_at, s.trainings,
            c.planned, c.succeeded, c.failed, c.infeasible, c.cancelled, c.missing,
            v.confirmed, v.not_reached, v.refuted, v.inconclusive, v.not_predicted, s.priority, s.note, s.tags,
            {SeenState.IsInterrupted}, s.fresh
        from sweep.sweeps s
        join sweep.coverage c on c.sweep_id = s.id
        join sweep.verdict_counts v on v.sweep_id = s.id
        where $1::text is null or s.name = $1
        order by s.created_at desc
        """;

    // The refuted measurements are found by their index; where a control failed none of them counts.
    private const string Refutations = """
        select r.trial_id, r.ordinal, t.canonical, r.verdict_reason, r.predicted_distinct, r.measured_distinct, r.class_gap, r.predicted_seamless,
            r.stitch_error_max, r.predicted_jump, r.jump_ratio
        from sweep.measurements m
        join sweep.trial_results r on r.trial_id = m.trial_id
        join sweep.planned_trials t on t.id = m.trial_id
        where m.sweep_id = sweep.id_of($1) and m.verdict = 'refuted' and r.verdict = 'refuted' and not r.control
        order by r.ordinal
        """;

    private const string FailedControls = """
        select control || ', but ' || case
            when state <> 'succeeded' then 'its trial ' || state
            when predicted_seamless is null then coalesce(measured_distinct::text || ' embeddings were found', 'nothing was counted')
            else coalesce('the stitch error was ' || round(stitch_error_max::numeric, 6), 'nothing was measured')
        end
        from sweep.controls
        where sweep_id = sweep.id_of($1) and not passed
        order by control
        """;

    private const string Failures = """
        select e.failure_cause, count(*), (array_agg(coalesce(e.error, '') order by t.ordinal))[1]
        from sweep.trial_states e
        join sweep.trials t on t.id = e.trial_id
        where e.sweep_id = sweep.id_of($1) and e.state = 'failed'
        group by e.failure_cause
        order by count(*) desc, e.failure_cause
        """;

    // Measurements that are not confirmed are found by their index; where a control failed, none counts, and all have one cause.
    private const string Causes = """
        with deviations as (
            select m.verdict, m.cause, count(*) as n
            from sweep.verdict_counts v
            join sweep.measurements m on m.sweep_id = v.sweep_id
            where v.sweep_id = sweep.id_of($1) and not v.controls_failed and m.verdict in ('not_reached', 'refuted', 'inconclusive', 'not_predicted')
                and not exists (select from sweep.trials t where t.sweep_id = v.sweep_id and t.control and t.id = m.trial_id)
            group by m.verdict, m.cause
            union all
            select 'inconclusive', 'a control of the sweep failed', v.inconclusive
            from sweep.verdict_counts v
            where v.sweep_id = sweep.id_of($1) and v.controls_failed and v.inconclusive > 0
        )
        select verdict, cause, n, count(*) over (), (sum(n) over ())::bigint
        from deviations
        order by n desc, verdict, cause
        limit 10
        """;

    /// <summary>All sweeps, newest first.</summary>
    public IAsyncEnumerable<SweepSummary> ListAsync(CancellationToken cancellationToken) => ReadAsync(Summaries, null, ReadSummary, cancellationToken);

    /// <summary>The names of all sweeps, newest first.</summary>
    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancellationToken) => ReadAsync(
        "select name from sweep.sweeps where $1::text is null or name = $1 order by created_at desc", null, static row => row.GetString(0), cancellationToken);

    /// <summary>One sweep by name; null when there is none.</summary>
    public ValueTask<SweepSummary?> FindAsync(string name, CancellationToken cancellationToken) =>
        ReadAsync(Summaries, name, ReadSummary, cancellationToken).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The file of a sweep as it was submitted.</summary>
    public ValueTask<string> FileTextAsync(string sweep, CancellationToken cancellationToken) =>
        ReadAsync("select file_text from sweep.sweeps where name = $1", sweep, static row => row.GetString(0), cancellationToken).FirstAsync(cancellationToken);

    /// <summary>The state of a sweep; null when there is no such sweep.</summary>
    public async Task<SeenState?> StateAsync(string name, CancellationToken cancellationToken) => await ReadAsync(
        $"select state, {SeenState.IsInterrupted} from sweep.sweeps s where name = $1",
        name,
        static row => (SeenState?)new SeenState(ChoiceText.Parse<SweepState>(row.GetString(0)), row.GetBoolean(1)),
        cancellationToken)
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The verdict table of a sweep, one row for each law that it tests.</summary>
    public IAsyncEnumerable<LawVerdicts> VerdictsAsync(string sweep, CancellationToken cancellationToken) => ReadAsync(
        LawVerdictsSql.Text,
        sweep,
        static row => new LawVerdicts(row.GetString(0), row.GetInt64(1), ReadVerdicts(row, 2), row.GetInt64(7), ReadVerdicts(row, 8)),
        cancellationToken);

    /// <summary>Trials of a sweep that speak against the theory, in grid order.</summary>
    public IAsyncEnumerable<RefutedTrial> RefutedAsync(string sweep, CancellationToken cancellationToken) => ReadAsync(
        Refutations,
        sweep,
        static row => new RefutedTrial(
            row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.Value<long>(4), row.Value<long>(5), row.Value<double>(6),
            row.Value<bool>(7), row.Value<double>(8), row.Value<bool>(9), row.Value<double>(10)),
        cancellationToken);

    /// <summary>Trials of a sweep that failed for good, by cause.</summary>
    public IAsyncEnumerable<FailureGroup> FailuresAsync(string sweep, CancellationToken cancellationToken) =>
        ReadAsync(Failures, sweep, static row => new FailureGroup(row.GetString(0), row.GetInt64(1), row.GetString(2)), cancellationToken);

    /// <summary>Measured trials that are not confirmed by verdict and cause, the ten largest groups.</summary>
    public async Task<VerdictCauses> CausesAsync(string sweep, CancellationToken cancellationToken)
    {
        var groups = await ReadAsync(
            Causes,
            sweep,
            static row => (Group: new VerdictCause(ChoiceText.Parse<Verdict>(row.GetString(0)), row.Text(1), row.GetInt64(2)), Groups: row.GetInt64(3), Trials: row.GetInt64(4)),
            cancellationToken).ToListAsync(cancellationToken);
        return groups is [var first, ..] ? new([.. groups.Select(static row => row.Group)], first.Groups, first.Trials) : new([], 0, 0);
    }

    /// <summary>Controls of a sweep that did not come out as they must, with what was found.</summary>
    public IAsyncEnumerable<string> FailedControlsAsync(string sweep, CancellationToken cancellationToken) =>
        ReadAsync(FailedControls, sweep, static row => row.GetString(0), cancellationToken);

    /// <summary>Names of the sweeps of which a control did not come out as it must.</summary>
    public IAsyncEnumerable<string> WithFailedControlsAsync(CancellationToken cancellationToken) => ReadAsync(
        "select distinct sweep from sweep.controls where ($1::text is null or sweep = $1) and not passed", null, static row => row.GetString(0), cancellationToken);

    /// <summary>Counts the measurements of a sweep that an earlier sweep made.</summary>
    public ValueTask<long> ReusedAsync(string sweep, CancellationToken cancellationToken) => ReadAsync(
        "select count(*) from sweep.measurements where sweep_id = sweep.id_of($1) and reused_from is not null", sweep, static row => row.GetInt64(0), cancellationToken)
        .FirstAsync(cancellationToken);

    private static SweepSummary ReadSummary(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), ChoiceText.Parse<SweepState>(row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3), row.Value<DateTimeOffset>(4),
        row.GetInt64(5), new(row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11)), ReadVerdicts(row, 12))
    {
        Priority = row.GetInt32(17),
        Note = row.GetString(18),
        Tags = row.GetFieldValue<string[]>(19),
        Interrupted = row.GetBoolean(20),
        Fresh = row.GetBoolean(21),
    };

    private static VerdictCounts ReadVerdicts(NpgsqlDataReader row, int first) => new(
        row.GetInt64(first), row.GetInt64(first + 1), row.GetInt64(first + 2), row.GetInt64(first + 3), row.GetInt64(first + 4));

    private async IAsyncEnumerable<T> ReadAsync<T>(
        string sql, string? sweep, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = sweep ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return read(reader);
        }
    }
}
