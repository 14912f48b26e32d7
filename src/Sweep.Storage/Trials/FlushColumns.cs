using System.Security.Cryptography;
using NpgsqlTypes;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

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
