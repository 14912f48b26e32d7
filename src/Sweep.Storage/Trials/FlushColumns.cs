using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>The columns of everything that a flush writes. The first one of each table always travels as an array.</summary>
internal static class FlushColumns
{
    // Equal numbers may differ in their sign of zero.
    private static readonly EqualityComparer<double?> SameBits = EqualityComparer<double?>.Create(static (one, other) =>
        one.HasValue == other.HasValue && BitConverter.DoubleToInt64Bits(one.GetValueOrDefault()) == BitConverter.DoubleToInt64Bits(other.GetValueOrDefault()));

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

    /// <summary>When the attempts at measured trials began and ended.</summary>
    public static readonly RowBatch<MeasuredTrial> Moments = new(
        Column<MeasuredTrial>.Of("started_at", NpgsqlDbType.TimestampTz, static row => row.Started.ToUniversalTime()),
        Column<MeasuredTrial>.Of("ended_at", NpgsqlDbType.TimestampTz, static row => Later(row.Started, row.Ended).ToUniversalTime()));

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
        Column<Attempt>.Of("trial_id", NpgsqlDbType.Uuid, static row => row.Trial.Value),
        Column<Attempt>.Of("id", NpgsqlDbType.Uuid, static row => row.Id),
        Column<Attempt>.Of("worker", NpgsqlDbType.Text, static row => Clean(row.Worker)),
        Column<Attempt>.Of("started_at", NpgsqlDbType.TimestampTz, static row => row.Started.ToUniversalTime()),
        Column<Attempt>.Of("ended_at", NpgsqlDbType.TimestampTz, static row => Later(row.Started, row.Ended).ToUniversalTime()),
        Column<Attempt>.Of("cause", NpgsqlDbType.Text, static row => ChoiceText.Of(row.Cause)),
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
        Quantity<double?> real => Column<MeasuredTrial>.Of(real.Name, NpgsqlDbType.Double, row => real.Get(row.Measurement), SameBits),
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

/// <summary>A column of rows that travel together.</summary>
/// <param name="Cast">Type of the column; null: that of its values.</param>
/// <param name="Collect">The values of some rows.</param>
internal sealed record Column<TRow>(string Name, NpgsqlDbType Type, string? Cast, Func<IReadOnlyList<TRow>, ColumnValues> Collect)
{
    public static Column<TRow> Of<T>(string name, NpgsqlDbType type, Func<TRow, T> value, EqualityComparer<T>? same = null) =>
        new(name, type, null, rows => ColumnValues.Of(rows.Select(value).ToArray(), same ?? EqualityComparer<T>.Default));

    /// <summary>A column that is an array itself: unnest would flatten it, so it travels as text.</summary>
    public static Column<TRow> OfNumbers(string name, Func<TRow, IReadOnlyList<double>?> value) =>
        Of(name, NpgsqlDbType.Text, row => value(row) is { } numbers
            ? $"{{{string.Join(',', numbers.Select(static number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}}}"
            : null)
            with
        { Cast = "double precision[]" };

    /// <summary>Text as PostgreSQL takes it: it has no NUL.</summary>
    public static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    /// <summary>The type of a value as the server names it.</summary>
    public string TypeName => Type switch
    {
        NpgsqlDbType.Uuid => "uuid",
        NpgsqlDbType.Bigint => "bigint",
        NpgsqlDbType.Integer => "int",
        NpgsqlDbType.Double => "double precision",
        NpgsqlDbType.Boolean => "boolean",
        NpgsqlDbType.Text => "text",
        NpgsqlDbType.Bytea => "bytea",
        NpgsqlDbType.Interval => "interval",
        NpgsqlDbType.TimestampTz => "timestamptz",
        _ => throw new ArgumentOutOfRangeException(nameof(Type), Type, "no column has this type"),
    };
}

/// <summary>The values of a column.</summary>
/// <param name="All">An array with one for each row.</param>
/// <param name="Same">The value of all rows where it is the same; null: they differ, or none has one.</param>
/// <param name="HasValue">Whether one has a value.</param>
internal sealed record ColumnValues(object All, object? Same, bool HasValue)
{
    public static ColumnValues Of<T>(T[] values, EqualityComparer<T> comparer)
    {
        var isSame = !values.AsSpan(1).ContainsAnyExcept(values[0], comparer);
        return new(values, isSame ? values[0] : null, !isSame || values[0] is not null);
    }
}

/// <summary>Columns that are written together.</summary>
internal sealed class RowBatch<TRow>(params IReadOnlyList<Column<TRow>> columns)
{
    public IReadOnlyList<Column<TRow>> Columns => columns;

    /// <param name="rows">At least one.</param>
    /// <param name="beside">Other columns of the same rows; null: none.</param>
    public SentRows Send(IReadOnlyList<TRow> rows, SentRows? beside = null)
    {
        var sent = beside ?? new();
        foreach (var (index, column) in columns.Index())
        {
            sent.Add(column.Name, column.TypeName, column.Type, column.Cast, column.Collect(rows), isKey: index == 0);
        }

        return sent;
    }
}

/// <summary>
/// Rows as parameters of one statement: <c>insert ... select ... from unnest(...)</c>. A column travels as one array, as one value where all rows have
/// the same, and not at all where none has one: the server reads and keeps less.
/// </summary>
internal sealed class SentRows
{
    private readonly List<NpgsqlParameter> parameters = [];
    private readonly List<(string Name, string Value)> columns = [];
    private readonly List<(string Name, string Array)> arrays = [];

    public void Add(string name, string typeName, NpgsqlDbType type, string? cast, ColumnValues values, bool isKey)
    {
        if (!values.HasValue)
        {
            return;
        }

        var isArray = isKey || values.Same is null;
        parameters.Add(isArray ? new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values.All } : new() { NpgsqlDbType = type, Value = values.Same });
        var place = $"${parameters.Count}::{typeName}{(isArray ? "[]" : "")}";
        var value = isArray ? $"incoming.{name}" : place;
        columns.Add((name, cast is null ? value : $"{value}::{cast}"));
        if (isArray)
        {
            arrays.Add((name, place));
        }
    }

    /// <summary>The names of the columns that have values.</summary>
    public string Names => string.Join(", ", columns.Select(static column => column.Name));

    /// <summary>The columns as read from <see cref="Source"/>.</summary>
    public string Values => string.Join(", ", columns.Select(static column => column.Value));

    /// <summary>A column as read from <see cref="Source"/>, null where no row has a value.</summary>
    public string this[string name] => columns.Find(column => column.Name == name).Value ?? "null";

    /// <summary>The rows as a table named <c>incoming</c>.</summary>
    public string Source => $"{Unnest} as incoming({Arrays})";

    /// <summary>The same with one more column, the number of the row.</summary>
    public string SourceInOrder(string number) => $"{Unnest} with ordinality as incoming({Arrays}, {number})";

    /// <summary>Adds a parameter that is not a column, and returns its placeholder.</summary>
    public string Further(object value)
    {
        parameters.Add(new() { Value = value });
        return $"${parameters.Count}";
    }

    public NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        parameters.ForEach(parameter => command.Parameters.Add(parameter));
        return command;
    }

    private string Arrays => string.Join(", ", arrays.Select(static column => column.Name));

    private string Unnest => $"unnest({string.Join(", ", arrays.Select(static column => column.Array))})";
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
