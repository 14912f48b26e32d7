using System.Runtime.CompilerServices;
using Npgsql;

namespace Sweep.Storage.Queries;

/// <summary>One trial as a line of a list.</summary>
/// <param name="Canonical">The grid point as text.</param>
/// <param name="Reason">Why the verdict, or why there is none: infeasible, or failed for good.</param>
public sealed record TrialLine(
    long Ordinal, Guid Id, string Canonical, string State, string? Verdict, long? PredictedDistinct, long? MeasuredDistinct, bool? PredictedSeamless,
    double? StitchErrorMax, bool? PredictedJump, double? JumpRatio, string? Reason);

/// <summary>The trials of a sweep page by page in grid order; a page costs the same however far down it is.</summary>
public sealed class TrialPages(NpgsqlDataSource database)
{
    private const string Page = """
        select r.ordinal, r.trial_id, t.canonical, r.state, r.verdict, r.predicted_distinct, r.measured_distinct, r.predicted_seamless,
            r.stitch_error_max, r.predicted_jump, r.jump_ratio, coalesce(r.verdict_reason, r.state_reason)
        from sweep.trial_results r
        join sweep.trials t on t.id = r.trial_id
        where r.sweep_id = (select id from sweep.sweeps where name = $1) and r.ordinal >= $2
        order by r.ordinal
        limit $3
        """;

    /// <param name="from">Ordinal of the first trial of the page.</param>
    public async IAsyncEnumerable<TrialLine> ReadAsync(string sweep, long from, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = sweep }, new() { Value = from }, new() { Value = count } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), Text(reader, 4), Value<long>(reader, 5), Value<long>(reader, 6),
                Value<bool>(reader, 7), Value<double>(reader, 8), Value<bool>(reader, 9), Value<double>(reader, 10), Text(reader, 11));
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Value<T>(NpgsqlDataReader row, int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
