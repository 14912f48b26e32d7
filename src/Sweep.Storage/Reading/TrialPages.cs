using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Reading;

/// <summary>One trial as a line of a list.</summary>
/// <param name="Canonical">The grid point as text.</param>
/// <param name="Reason">Why the verdict, or why there is none: infeasible, or failed for good.</param>
public sealed record TrialLine(
    long Ordinal, Guid Id, string Canonical, string State, string? Verdict, long? PredictedDistinct, long? MeasuredDistinct, bool? PredictedSeamless,
    double? StitchErrorMax, bool? PredictedJump, double? JumpRatio, string? Reason);

/// <summary>The trials of a sweep page by page in grid order; a page costs the same however far down it is.</summary>
public sealed class TrialPages(NpgsqlDataSource database)
{
    // Spread evenly over the grid: enough to see which axes vary, and as many look-ups however large it is.
    private const string Sample = """
        select t.canonical
        from sweep.sweeps s
        cross join lateral (select distinct s.planned * i / 64 as ordinal from generate_series(0, 63) i) place
        join sweep.planned_trials t on t.sweep_id = s.id and t.ordinal = place.ordinal
        where s.name = $1 and not t.control
        """;

    /// <param name="from">Ordinal of the first trial of the page.</param>
    public IAsyncEnumerable<TrialLine> ReadAsync(string sweep, long from, int count, CancellationToken cancellationToken) =>
        ReadAsync(sweep, TrialFilter.None, from, count, cancellationToken);

    /// <summary>Counts over the trials that pass a filter.</summary>
    public async IAsyncEnumerable<TrialLine> ReadAsync(
        string sweep, TrialFilter filter, long from, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = sweep }, new() { Value = from }, new() { Value = count } });
        command.CommandText = $"""
            select r.ordinal, r.trial_id, t.canonical, r.state, r.verdict, r.predicted_distinct, r.measured_distinct, r.predicted_seamless,
                r.stitch_error_max, r.predicted_jump, r.jump_ratio, coalesce(r.verdict_reason, r.state_reason)
            from sweep.trial_results r
            join sweep.planned_trials t on t.id = r.trial_id
            where r.sweep_id = sweep.id_of($1) and r.ordinal >= $2 and {filter.Condition(command.Parameters)}
            order by r.ordinal
            limit $3
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.Text(4), reader.Value<long>(5), reader.Value<long>(6),
                reader.Value<bool>(7), reader.Value<double>(8), reader.Value<bool>(9), reader.Value<double>(10), reader.Text(11));
        }
    }

    /// <summary>Grid points of some trials from all over the sweep, as text.</summary>
    public Task<IReadOnlyList<string>> SampleAsync(string sweep, CancellationToken cancellationToken) =>
        database.ListAsync(Sample, static row => row.GetString(0), cancellationToken, new NpgsqlParameter { Value = sweep });
}

/// <summary>Selects trials of a sweep; all fields null or empty: all trials.</summary>
/// <param name="State">Such as <c>failed</c>.</param>
/// <param name="Verdict">Such as <c>refuted</c>.</param>
/// <param name="Values">Axes with the value that they must have, as grid points are written: <c>spacing</c> with <c>7</c>.</param>
public sealed record TrialFilter(string? State, string? Verdict, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public static TrialFilter None { get; } = new(null, null, []);

    public bool IsEmpty => State is null && Verdict is null && Values.Count == 0;

    /// <summary>Reads what people type: <c>depth=2 spacing=7</c>.</summary>
    /// <exception cref="InvalidSweepException">A word is no axis with a value, or a state or verdict is none.</exception>
    public static TrialFilter Parse(string? state, string? verdict, string? values) => new(
        OneOf(state, ChoiceText.All<TrialState>(), "state"),
        OneOf(verdict, ChoiceText.All<Verdict>(), "verdict"),
        [.. (values ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(ParseValue)]);

    public override string ToString() => string.Join(' ', Values.Select(static value => $"{value.Key}={value.Value}"));

    /// <summary>The filter as SQL over trials <c>t</c> and measurements <c>m</c>; its values become parameters of the command.</summary>
    internal string Condition(NpgsqlParameterCollection parameters)
    {
        List<string> conditions = ["true"];
        if (State is not null)
        {
            conditions.Add($"t.state = {Next(parameters, State)}");
        }

        if (Verdict is not null)
        {
            conditions.Add($"r.verdict = {Next(parameters, Verdict)}");
        }

        foreach (var (axis, value) in Values)
        {
            var isWritten = $"strpos(';' || t.canonical || ';', {Next(parameters, $";{axis}={value};")}) > 0";
            conditions.Add(Axes.All.FirstOrDefault(known => known.Name == axis)?.Absent == value
                ? $"({isWritten} or strpos(';' || t.canonical, {Next(parameters, $";{axis}=")}) = 0)"
                : isWritten);
        }

        return string.Join(" and ", conditions);
    }

    private static string Next(NpgsqlParameterCollection parameters, string value)
    {
        parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        return $"${parameters.Count}";
    }

    private static string? OneOf(string? typed, IReadOnlyList<string> known, string what) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : known.Contains(typed) ? typed
        : throw new InvalidSweepException($"there is no {what} {typed}; choose one of {string.Join(", ", known)}");

    private static KeyValuePair<string, string> ParseValue(string word) => word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && equals < word.Length - 1
        ? new(word[..equals], word[(equals + 1)..])
        : throw new InvalidSweepException($"{word} is no axis with a value; write it as depth=2, for a filter compares by = alone");
}
