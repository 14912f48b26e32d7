using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>The columns of everything that a flush writes.</summary>
internal static class FlushColumns
{
    public static readonly RowBatch<MeasuredTrial> Measured = new(
    [
        Column<MeasuredTrial>.Of("trial_id", NpgsqlDbType.Uuid, static row => row.Trial.Value),
        Column<MeasuredTrial>.Of("attempt_id", NpgsqlDbType.Uuid, static row => row.Attempt),
        .. Quantities.All.Select(Measure),
        Column<MeasuredTrial>.Of("verdict", NpgsqlDbType.Text, static row => ChoiceText.Of(row.Judgement.Overall)),
        .. Laws.All.Select(static law => Column<MeasuredTrial>.Of(law.VerdictColumn, NpgsqlDbType.Text, row => Word(row.Judgement[law]))),
        Column<MeasuredTrial>.Of("reason", NpgsqlDbType.Text, static row => Clean(row.Judgement.Reason)),
        Column<MeasuredTrial>.Of("cause", NpgsqlDbType.Text, static row => row.Judgement.Cause is { Length: > 0 } cause ? Clean(cause) : null),
        Column<MeasuredTrial>.Of("worker", NpgsqlDbType.Text, static row => Clean(row.Provenance.Worker)),
        Column<MeasuredTrial>.Of("device", NpgsqlDbType.Text, static row => Clean(row.Provenance.Device)),
        Column<MeasuredTrial>.Of("git_revision", NpgsqlDbType.Text, static row => Clean(row.Provenance.GitRevision)),
        Column<MeasuredTrial>.Of("libraries", NpgsqlDbType.Text, static row => Clean(row.Provenance.Libraries)),
        Column<MeasuredTrial>.Of("one_dnn", NpgsqlDbType.Boolean, static row => row.Provenance.OneDnn),
        Column<MeasuredTrial>.Of("self_test_passed", NpgsqlDbType.Boolean, static row => row.Provenance.SelfTestPassed),
        Column<MeasuredTrial>.Of("threads", NpgsqlDbType.Integer, static row => row.Provenance.Threads),
        Column<MeasuredTrial>.Of("training_time", NpgsqlDbType.Interval, static row => row.Provenance.TrainingTime),
        Column<MeasuredTrial>.Of("measuring_time", NpgsqlDbType.Interval, static row => row.Provenance.MeasuringTime),
        Column<MeasuredTrial>.Of("science", NpgsqlDbType.Text, static row => Clean(row.Provenance.Science)),
        Column<MeasuredTrial>.Of("resumed_step", NpgsqlDbType.Integer, static row => row.Provenance.ResumedStep),
        Column<MeasuredTrial>.Of("images_sha256", NpgsqlDbType.Text, static row => row.Provenance.Images),
    ]);

    /// <summary>Pictures and counter-examples of trials; those of the accepted attempts are kept.</summary>
    public static readonly RowBatch<KeptFile> Files = new(
        Column<KeptFile>.Of("id", NpgsqlDbType.Uuid, static row => row.Id),
        Column<KeptFile>.Of("trial_id", NpgsqlDbType.Uuid, static row => row.Trial.Value),
        Column<KeptFile>.Of("kind", NpgsqlDbType.Text, static row => row.Kind),
        Column<KeptFile>.Of("media_type", NpgsqlDbType.Text, static row => row.MediaType),
        Column<KeptFile>.Of("sha256", NpgsqlDbType.Text, static row => Convert.ToHexStringLower(SHA256.HashData(row.Content))),
        Column<KeptFile>.Of("content", NpgsqlDbType.Bytea, static row => row.Content));

    /// <summary>Workers as they describe themselves.</summary>
    public static readonly RowBatch<Provenance> Workers = new(
        Column<Provenance>.Of("name", NpgsqlDbType.Text, static row => Clean(row.Worker)),
        Column<Provenance>.Of("device", NpgsqlDbType.Text, static row => Clean(row.Device)),
        Column<Provenance>.Of("git_revision", NpgsqlDbType.Text, static row => Clean(row.GitRevision)),
        Column<Provenance>.Of("libraries", NpgsqlDbType.Text, static row => Clean(row.Libraries)),
        Column<Provenance>.Of("one_dnn", NpgsqlDbType.Boolean, static row => row.OneDnn),
        Column<Provenance>.Of("self_test_passed", NpgsqlDbType.Boolean, static row => row.SelfTestPassed),
        Column<Provenance>.Of("threads", NpgsqlDbType.Integer, static row => row.Threads));

    public static readonly RowBatch<Attempt> Attempts = new(
        Column<Attempt>.Of("id", NpgsqlDbType.Uuid, static row => row.Id),
        Column<Attempt>.Of("trial_id", NpgsqlDbType.Uuid, static row => row.Trial.Value),
        Column<Attempt>.Of("worker", NpgsqlDbType.Text, static row => Clean(row.Worker)),
        Column<Attempt>.Of("started_at", NpgsqlDbType.TimestampTz, static row => row.Started.ToUniversalTime()),
        Column<Attempt>.Of("ended_at", NpgsqlDbType.TimestampTz, static row => Later(row.Started, row.Ended).ToUniversalTime()),
        Column<Attempt>.Of("cause", NpgsqlDbType.Text, static row => row.Cause is { } cause ? ChoiceText.Of(cause) : null),
        Column<Attempt>.Of("error", NpgsqlDbType.Text, static row => Clean(row.Error)));

    public static readonly RowBatch<FailedTrial> Failed = new(
        Column<FailedTrial>.Of("trial_id", NpgsqlDbType.Uuid, static row => row.Trial.Value),
        Column<FailedTrial>.Of("failure_cause", NpgsqlDbType.Text, static row => ChoiceText.Of(row.Cause)),
        Column<FailedTrial>.Of("error", NpgsqlDbType.Text, static row => Clean(row.Error)));

    public static readonly RowBatch<RunningLease> Running = new(
        Column<RunningLease>.Of("training_id", NpgsqlDbType.Uuid, static row => row.Training.Value),
        Column<RunningLease>.Of("token", NpgsqlDbType.Bigint, static row => row.Token),
        Column<RunningLease>.Of("worker", NpgsqlDbType.Text, static row => Clean(row.Worker)),
        Column<RunningLease>.Of("incarnation", NpgsqlDbType.Uuid, static row => row.Incarnation),
        Column<RunningLease>.Of("node", NpgsqlDbType.Text, static row => Clean(row.Node)),
        Column<RunningLease>.Of("since", NpgsqlDbType.TimestampTz, static row => row.Since.ToUniversalTime()),
        Column<RunningLease>.Of("expires", NpgsqlDbType.TimestampTz, static row => row.Expires.ToUniversalTime()));

    private static Column<MeasuredTrial> Measure(Quantity quantity) => quantity switch
    {
        Quantity<long?> count => Column<MeasuredTrial>.Of(count.Name, NpgsqlDbType.Bigint, row => count.Get(row.Measurement)),
        Quantity<int?> whole => Column<MeasuredTrial>.Of(whole.Name, NpgsqlDbType.Integer, row => whole.Get(row.Measurement)),
        Quantity<double?> real => Column<MeasuredTrial>.Of(real.Name, NpgsqlDbType.Double, row => real.Get(row.Measurement)),
        Quantity<bool?> flag => Column<MeasuredTrial>.Of(flag.Name, NpgsqlDbType.Boolean, row => flag.Get(row.Measurement)),
        Quantity<bool> flag => Column<MeasuredTrial>.Of(flag.Name, NpgsqlDbType.Boolean, row => flag.Get(row.Measurement)),
        Quantity<IReadOnlyList<double>?> list => Column<MeasuredTrial>.OfNumbers(list.Name, row => list.Get(row.Measurement)),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity.Name, "no column has this type"),
    };

    private static string? Clean(string? text) => Column<MeasuredTrial>.Clean(text);

    private static string? Word(Verdict? verdict) => verdict is { } some ? ChoiceText.Of(some) : null;

    // The two moments may come from clocks of two machines.
    private static DateTimeOffset Later(DateTimeOffset started, DateTimeOffset ended) => ended < started ? started : ended;
}

/// <summary>A column of rows that travel as one array parameter for each column.</summary>
/// <param name="Expression">How the column is read from the unnested row; the name, or a cast of it.</param>
/// <param name="HasValue">Whether one of some rows has a value.</param>
internal sealed record Column<TRow>(
    string Name, string ArrayType, string Expression, Func<IReadOnlyList<TRow>, NpgsqlParameter> Parameter, Func<IReadOnlyList<TRow>, bool> HasValue)
{
    public static Column<TRow> Of<T>(string name, NpgsqlDbType type, Func<TRow, T> value) =>
        new(
            name, ArrayTypeOf(type), name, rows => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = rows.Select(value).ToArray() },
            rows => rows.Any(row => value(row) is not null));

    /// <summary>A column that is an array itself: unnest would flatten it, so it travels as text.</summary>
    public static Column<TRow> OfNumbers(string name, Func<TRow, IReadOnlyList<double>?> value) =>
        Of(name, NpgsqlDbType.Text, row => value(row) is { } numbers
            ? $"{{{string.Join(',', numbers.Select(static number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}}}"
            : null)
            with
        { Expression = $"{name}::double precision[]" };

    /// <summary>Text as PostgreSQL takes it: it has no NUL.</summary>
    public static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    private static string ArrayTypeOf(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Uuid => "uuid[]",
        NpgsqlDbType.Bigint => "bigint[]",
        NpgsqlDbType.Integer => "int[]",
        NpgsqlDbType.Double => "double precision[]",
        NpgsqlDbType.Boolean => "boolean[]",
        NpgsqlDbType.Text => "text[]",
        NpgsqlDbType.Bytea => "bytea[]",
        NpgsqlDbType.Interval => "interval[]",
        NpgsqlDbType.TimestampTz => "timestamptz[]",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no column has this type"),
    };
}

/// <summary>Columns that are written together: <c>insert ... select ... from unnest(...)</c>.</summary>
internal sealed class RowBatch<TRow>(params IReadOnlyList<Column<TRow>> columns)
{
    public IReadOnlyList<Column<TRow>> Columns => columns;

    /// <summary>Returns the columns in which one of these rows has a value: the server need not read the others.</summary>
    public RowBatch<TRow> Used(IReadOnlyList<TRow> rows) => new([.. columns.Where(column => column.HasValue(rows))]);

    public string Names { get; } = string.Join(", ", columns.Select(static column => column.Name));

    /// <summary>The columns as read from <see cref="Source"/>.</summary>
    public string Values { get; } = string.Join(", ", columns.Select(static column => column.Expression));

    /// <summary>The rows as a table named <c>incoming</c>; parameters $1 and on.</summary>
    public string Source { get; } = $"{Unnest(columns)} as incoming({string.Join(", ", columns.Select(static column => column.Name))})";

    private static string Unnest(IReadOnlyList<Column<TRow>> columns) =>
        $"unnest({string.Join(", ", columns.Select(static (column, index) => $"${index + 1}::{column.ArrayType}"))})";

    /// <summary>The same with one more column, the number of the row.</summary>
    public string SourceInOrder(string number) => $"{Unnest(columns)} with ordinality as incoming({Names}, {number})";

    /// <summary>A placeholder for a further parameter, counted from 0, that is not a column.</summary>
    public string Further(int index) => $"${columns.Count + 1 + index}";

    public NpgsqlBatchCommand Command(string sql, IReadOnlyList<TRow> rows, params IEnumerable<object> further)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in columns.Select(column => column.Parameter(rows)).Concat(further.Select(static value => new NpgsqlParameter { Value = value })))
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>A small file that comes with the measurement of a trial.</summary>
internal sealed record KeptFile(Guid Id, TrialId Trial, string Kind, string MediaType, byte[] Content)
{
    public const string CounterExample = "counter_example";

    /// <summary>A file that came with a measurement, by ids of its attempt: written twice, it exists once.</summary>
    public static IEnumerable<KeptFile> Of(MeasuredTrial measured)
    {
        if (measured.Panel is { } panel)
        {
            yield return new(measured.Attempt, measured.Trial, "panel", "image/png", panel);
        }

        if (measured.CounterExample is { } packet)
        {
            // The attempt's own id is the picture's.
            var id = new Guid(SHA256.HashData([.. measured.Attempt.ToByteArray(), .. "counter_example"u8]).AsSpan(0, 16));
            yield return new(id, measured.Trial, CounterExample, "application/zip", packet);
        }
    }
}
