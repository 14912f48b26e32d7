using Npgsql;

namespace Sweep.Storage.Reading;

/// <summary>One trial whole.</summary>
/// <param name="Canonical">The grid point as text.</param>
/// <param name="Fields">The row of the view <c>trial_results</c>; null values are null, arrays are arrays.</param>
public sealed record TrialDetail(Guid Id, string Sweep, string Canonical, IReadOnlyDictionary<string, object?> Fields);

/// <summary>A try at a trial.</summary>
public sealed record TrialAttempt(
    Guid Id, string Worker, string? Device, DateTimeOffset Started, DateTimeOffset Ended, string? Cause, string? Error, bool Accepted);

/// <summary>A small file of a trial.</summary>
/// <param name="Kind">What it is, such as <c>embedding</c>.</param>
public sealed record TrialArtifact(Guid Id, string Kind, string MediaType, long Bytes);

/// <summary>Another trial that shares a measurement with this one.</summary>
public sealed record RelatedTrial(Guid Id, string Sweep);

/// <summary>Reads all about one trial; each query is a look-up by its id.</summary>
public sealed class TrialQueries(NpgsqlDataSource database)
{
    private const string Attempts = """
        select a.id, a.worker, w.device, a.started_at, a.ended_at, a.cause, a.error, m.attempt_id is not null
        from sweep.attempts a
        left join sweep.workers w on w.name = a.worker
        left join sweep.measurements m on m.trial_id = a.trial_id and m.attempt_id = a.id
        where a.trial_id = $1
        order by a.started_at, a.ended_at, a.id
        """;

    // Compares them in the same way as the view disagreements.
    private const string Late = """
        select l.attempt_id, l.worker, l.device, l.received_at, l.verdict, case when m.trial_id is not null then array(
            select n.key from jsonb_each(sweep.measured_numbers(to_jsonb(m))) n where n.value is distinct from to_jsonb(l) -> n.key order by n.key) end
        from sweep.late_measurements l
        left join sweep.measurements m on m.trial_id = l.trial_id
        where l.trial_id = $1
        order by l.received_at, l.attempt_id
        """;

    /// <summary>The trials whose ids start with some hexadecimal digits, two at most; ids sort as their digits do.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(string digits, CancellationToken cancellationToken)
    {
        var plain = digits.Replace("-", "", StringComparison.Ordinal);
        if (plain.Length is 0 or > 32 || !plain.All(char.IsAsciiHexDigit))
        {
            return [];
        }

        return await database.ListAsync(
            "select id from sweep.planned_trials where id between $1 and $2 limit 2",
            static row => row.GetGuid(0),
            cancellationToken,
            IdDigits.Range(plain));
    }

    public async Task<TrialDetail?> ReadAsync(Guid trial, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            "select t.canonical, r.* from sweep.trial_results r join sweep.planned_trials t on t.id = r.trial_id where r.trial_id = $1 and t.id = $1",
            row => new TrialDetail(trial, row.GetString(1), row.GetString(0), Fields(row)),
            cancellationToken,
            Id(trial));
        return found.SingleOrDefault();
    }

    public Task<IReadOnlyList<TrialAttempt>> AttemptsAsync(Guid trial, CancellationToken cancellationToken) => database.ListAsync(
        Attempts,
        static row => new TrialAttempt(
            row.GetGuid(0), row.GetString(1), row.Text(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4), row.Text(5), row.Text(6),
            row.GetBoolean(7)),
        cancellationToken,
        Id(trial));

    /// <summary>Reports that came too late: evidence of whether the same training gives the same numbers.</summary>
    public Task<IReadOnlyList<LateMeasurement>> LateAsync(Guid trial, CancellationToken cancellationToken) => database.ListAsync(
        Late,
        static row => new LateMeasurement(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetFieldValue<string[]>(5)),
        cancellationToken,
        Id(trial));

    public Task<IReadOnlyList<TrialArtifact>> ArtifactsAsync(Guid trial, CancellationToken cancellationToken) => database.ListAsync(
        "select id, kind, media_type, octet_length(content) from sweep.artifacts where trial_id = $1 order by kind",
        static row => new TrialArtifact(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3)),
        cancellationToken,
        Id(trial));

    /// <summary>A trial with the name of its sweep; empty when it is not, or no longer, there.</summary>
    public Task<IReadOnlyList<RelatedTrial>> RelatedAsync(Guid trial, CancellationToken cancellationToken) => database.ListAsync(
        "select t.id, s.name from sweep.planned_trials t join sweep.sweeps s on s.id = t.sweep_id where t.id = $1",
        static row => new RelatedTrial(row.GetGuid(0), row.GetString(1)),
        cancellationToken,
        Id(trial));

    private static Dictionary<string, object?> Fields(NpgsqlDataReader row) => Enumerable.Range(1, row.FieldCount - 1)
        .ToDictionary(row.GetName, column => row.IsDBNull(column) ? null : row.GetValue(column));

    private static NpgsqlParameter Id(Guid id) => new() { Value = id };
}

/// <summary>A report that came when its trial was final already.</summary>
/// <param name="Differing">Columns of <c>trial_results</c> that are not equal to the accepted ones to the last bit; null: nothing was accepted.</param>
public sealed record LateMeasurement(Guid Attempt, string Worker, string Device, DateTimeOffset Received, string Verdict, IReadOnlyList<string>? Differing);

/// <summary>Ids by their first digits. Ids sort as their digits do, so that these are a range, which the primary key serves.</summary>
internal static class IdDigits
{
    /// <summary>The first and the last id that begin with these digits, as parameters.</summary>
    /// <param name="digits">At most 32 hexadecimal digits.</param>
    public static NpgsqlParameter[] Range(string digits) =>
        [new() { Value = Guid.ParseExact(digits.PadRight(32, '0'), "N") }, new() { Value = Guid.ParseExact(digits.PadRight(32, 'f'), "N") }];
}
