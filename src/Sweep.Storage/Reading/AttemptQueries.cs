using Npgsql;
using NpgsqlTypes;

namespace Sweep.Storage.Reading;

/// <summary>A try at a trial of a sweep, as a line of a list.</summary>
/// <param name="Canonical">The grid point as text.</param>
public sealed record AttemptLine(
    Guid Id, Guid Trial, string Canonical, string Worker, DateTimeOffset Started, DateTimeOffset Ended, string? Cause, string? Error, bool Accepted);

/// <summary>Attempts that ended without a measurement for one cause and with one first line.</summary>
/// <param name="Trials">Trials that had such attempts, and of these those that failed for good.</param>
/// <param name="Trace">The whole error of the latest.</param>
public sealed record ErrorGroup(
    string Cause, string FirstLine, long Attempts, long Trials, long FailedForGood, Guid Example, string Trace, DateTimeOffset Latest, IReadOnlyList<string> Workers);

/// <summary>The attempts of a sweep: newest first, or by what went wrong.</summary>
public sealed class AttemptQueries(NpgsqlDataSource database)
{
    private const string Page = """
        select a.id, a.trial_id, t.canonical, a.worker, a.started_at, a.ended_at, a.cause, a.error,
            exists (select from sweep.measurements m where m.trial_id = a.trial_id and m.attempt_id = a.id)
        from sweep.attempts a
        join sweep.planned_trials t on t.id = a.trial_id
        where t.sweep_id = sweep.id_of($1) and ($2::timestamptz is null or a.started_at < $2)
            and ($3::boolean is not true or a.cause is not null) and ($4::text is null or a.worker = $4)
        order by a.started_at desc, a.id
        limit $5
        """;

    private const string Errors = """
        select cause, first_line, count(*), count(distinct trial_id), count(distinct trial_id) filter (where state = 'failed'),
            (array_agg(trial_id order by recorded_at desc))[1], (array_agg(error order by recorded_at desc))[1], max(ended_at), (array_agg(distinct worker))[1:5]
        from (
            select a.*, t.state, left(split_part(coalesce(a.error, ''), e'\n', 1), 300) as first_line
            from sweep.attempts a
            join sweep.planned_trials t on t.id = a.trial_id
            where a.cause is not null and t.sweep_id = sweep.id_of($1)
        ) failed
        group by cause, first_line
        order by count(*) desc, cause, first_line
        limit $2
        """;

    /// <param name="before">Only those that started earlier; null: from the newest on.</param>
    /// <param name="failed">Only those without a measurement.</param>
    public Task<IReadOnlyList<AttemptLine>> PageAsync(
        string sweep, DateTimeOffset? before, bool failed, string? worker, int count, CancellationToken cancellationToken) => database.ListAsync(
        Page,
        static row => new AttemptLine(
            row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5),
            row.Text(6), row.Text(7), row.GetBoolean(8)),
        cancellationToken,
        Value(sweep, NpgsqlDbType.Text), Value(before, NpgsqlDbType.TimestampTz), Value(failed, NpgsqlDbType.Boolean), Value(worker, NpgsqlDbType.Text),
        Value(count, NpgsqlDbType.Integer));

    public Task<IReadOnlyList<ErrorGroup>> ErrorsAsync(string sweep, int count, CancellationToken cancellationToken) => database.ListAsync(
        Errors,
        static row => new ErrorGroup(
            row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetGuid(5), row.Text(6) ?? "",
            row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<string[]>(8)),
        cancellationToken,
        Value(sweep, NpgsqlDbType.Text), Value(count, NpgsqlDbType.Integer));

    private static NpgsqlParameter Value(object? value, NpgsqlDbType type) => new()
    {
        Value = value is DateTimeOffset moment ? moment.ToUniversalTime() : value ?? DBNull.Value, NpgsqlDbType = type,
    };
}
