using System.Security.Cryptography;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

[Slow]
public sealed class PredictionAuditTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_submission_records_its_predictions_before_any_result()
    {
        var before = (DateTime)(await database.Source.ScalarAsync("select clock_timestamp()"))!;
        var sweep = await SubmitAsync("one", Points.Line(4), Points.Line(5), Points.Overlapping);
        Assert.Null(Assert.Single((await AuditAsync()).Records).CameFirst);
        await MeasureAsync(sweep, Points.Line(5));

        var audit = await AuditAsync();

        var record = Assert.Single(audit.Records);
        Assert.Equal((0, 3, true, true, 0), (record.FirstOrdinal, record.Trials, record.Unchanged, record.CameFirst, record.TakenOver));
        Assert.InRange(record.RecordedAt.UtcDateTime, before, record.FirstResultAt!.Value.UtcDateTime);
        Assert.Equal((0, null), (audit.Unrecorded, audit.Complaint));

        // A worker's clock that is wrong by decades proves nothing and spoils nothing.
        Assert.Equal(DateTimeOffset.UnixEpoch, record.FirstStartedAt);
    }

    [Fact]
    public async Task The_hash_can_be_computed_again_by_anyone()
    {
        await SubmitAsync("one", Points.Line(5), Points.Overlapping);
        var rows = await database.Source.ColumnAsync("""
            select jsonb_build_array(ordinal, canonical, period, bound, predicted_distinct, predicted_seamless, predicted_jump, predicted_separable,
                predicted_equivariant, prediction_notes, infeasible_reason)::text
            from sweep.planned_trials order by ordinal
            """);

        Assert.StartsWith("[0, \"", rows[0], StringComparison.Ordinal);
        Assert.Equal(Assert.Single((await AuditAsync()).Records).Sha256, Convert.ToHexStringLower(Hashed(Hashed([.. rows.SelectMany(static row => Hashed(row))]))));
    }

    [Theory]
    [InlineData("update sweep.configurations set predicted_distinct = 3 where id = (select configuration_id from sweep.trials where ordinal = 1)")]
    [InlineData("update sweep.configurations set predicted_jump = true where id = (select configuration_id from sweep.trials where ordinal = 0)")]
    [InlineData("update sweep.configurations set predicted_separable = false where id = (select configuration_id from sweep.trials where ordinal = 0)")]
    [InlineData("update sweep.prediction_notes n set notes = notes || array['L8'] from sweep.configurations c join sweep.trials t on t.configuration_id = c.id where n.id = c.notes_id and t.ordinal = 0")]
    [InlineData("update sweep.configurations set infeasible_reason = 'bad luck' where id = (select configuration_id from sweep.trials where ordinal = 2)")]
    [InlineData("update sweep.trials set seed = 7 where ordinal = 1")]
    [InlineData("delete from sweep.trials where ordinal = 2")]
    [InlineData("update sweep.trials set ordinal = 1 - ordinal + 100 where ordinal < 2")]
    public async Task A_prediction_that_is_touched_afterwards_is_found(string tampering)
    {
        await SubmitAsync("one", Points.Line(4), Points.Line(5), Points.Overlapping);

        await database.Source.ExecuteAsync(tampering);

        var audit = await AuditAsync();
        Assert.False(Assert.Single(audit.Records).Unchanged);
        Assert.Contains("are not those that were recorded at submission", audit.Complaint);
    }

    [Fact]
    public async Task A_record_written_after_a_result_is_told()
    {
        var sweep = await SubmitAsync("one", Points.Line());
        await MeasureAsync(sweep, Points.Line());
        await database.Source.ExecuteAsync("update sweep.prediction_records set recorded_at = clock_timestamp()");

        Assert.Contains("were recorded after the first result", (await AuditAsync()).Complaint);
    }

    [Fact]
    public async Task An_extension_has_a_record_of_its_own_and_leaves_the_first_one_alone()
    {
        await SubmitAsync("one", Points.Line(4), Points.Line(5));
        await SubmitAsync("two", Points.Line(6), Points.Line(4), Points.Line(5), Points.Line(8));
        await SubmitAsync("three", Points.Line(6), Points.Line(4), Points.Line(5), Points.Line(8));

        await database.Source.ExecuteAsync("update sweep.configurations set predicted_distinct = 2 where spacing = '{8}'");

        var audit = await AuditAsync();
        Assert.Equal([(0, 2, true), (2, 2, false)], audit.Records.Select(static record => (record.FirstOrdinal, record.Trials, record.Unchanged)));
    }

    [Fact]
    public async Task A_point_named_twice_is_recorded_once_and_does_not_look_touched()
    {
        await SubmitAsync("one", Points.Line(4), Points.Line(4), Points.Line(5));

        Assert.Equal((2, true), (await AuditAsync()).Records.Select(static record => (record.Trials, record.Unchanged)).Single());
    }

    [Fact]
    public async Task A_sweep_older_than_the_records_has_none_and_its_extension_has_one()
    {
        await SubmitAsync("one", Points.Line(4), Points.Line(5));
        await database.Source.ExecuteAsync("delete from sweep.prediction_records");
        var old = await AuditAsync();
        Assert.Equal((0, 2, null), (old.Records.Count, old.Unrecorded, old.Complaint));

        await SubmitAsync("two", Points.Line(4), Points.Line(5), Points.Line(6));

        // Points that the sweep had leave their places in the file empty.
        var extended = await AuditAsync();
        Assert.Equal((4, 2), (Assert.Single(extended.Records).FirstOrdinal, extended.Unrecorded));
    }

    [Fact]
    public async Task A_submission_that_is_refused_leaves_no_record()
    {
        await Assert.ThrowsAsync<Sweep.Theory.InvalidSweepException>(() => SubmitAsync("one", Points.Overlapping));

        Assert.Equal(0, await database.Source.CountAsync("prediction_records"));
    }

    private Task<PredictionAudit> AuditAsync() => PredictionAudit.OfAsync(database.Source, "recorded", Cancellation);

    private async Task<SweepId> SubmitAsync(string canonical, params GridPoint[] points) =>
        (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(Points.Content("recorded", canonical), points, Cancellation)).Id;

    private async Task MeasureAsync(SweepId sweep, GridPoint point)
    {
        var trial = TrialId.Of(sweep, point);
        var attempt = Guid.NewGuid();
        var flush = Points.Flush([Points.Measured(trial, attempt)]);
        Assert.True(await new TrialStore(database.Source, TimeProvider.System).FlushAsync(sweep, 0, flush, Cancellation));
    }

    private static byte[] Hashed(string text) => Hashed(System.Text.Encoding.UTF8.GetBytes(text));

    private static byte[] Hashed(byte[] bytes) => SHA256.HashData(bytes);
}
