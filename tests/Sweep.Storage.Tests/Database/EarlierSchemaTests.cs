using System.IO.Compression;
using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Database;

/// <summary>
/// A database that commit 35c9a2e wrote: the sweep "done" was measured; of "half" six of fourteen trials were when its processes were killed.
/// </summary>
[Slow]
public sealed class EarlierSchemaTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private IReadOnlyDictionary<(string Sweep, long Ordinal), string> before = new Dictionary<(string, long), string>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await database.Source.ExecuteAsync("drop schema sweep cascade");
        await database.Source.ExecuteAsync($"{await DumpAsync()}; reset all");
        before = await TextsAsync("sweep.trials");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Every_point_is_the_one_that_it_was_and_its_ids_are_those_of_its_text()
    {
        await SweepDatabase.MigrateAsync(database.Source, Cancellation);

        await SweepDatabase.CheckSchemaAsync(database.Source, Cancellation);
        var now = await TextsAsync("sweep.planned_trials");
        Assert.Equal(28, now.Count);
        Assert.All(now, text => Assert.Equal(GridPoint.Parse(before[text.Key]), GridPoint.Parse(text.Value)));
        Assert.All(now.Values, static text => Assert.Equal(text, GridPoint.Parse(text).Canonical));
        var rows = await database.Source.ListAsync(
            "select t.sweep_id, canonical, t.id, training_id, c.hash, configuration from sweep.planned_trials t join sweep.configurations c on c.id = t.configuration_id",
            static row => (Sweep: new SweepId(row.GetGuid(0)), Point: GridPoint.Parse(row.GetString(1)), Trial: row.GetGuid(2), Training: row.Value<Guid>(3), Configuration: row.GetGuid(4), Text: row.GetString(5)),
            Cancellation);
        Assert.All(rows, static row =>
        {
            Assert.Equal(TrialId.Of(row.Sweep, row.Point).Value, row.Trial);
            Assert.Equal(ConfigurationId.Of(row.Sweep, row.Text).Value, row.Configuration);
            Assert.Equal(PointText.Configuration(row.Point.Canonical), row.Text);
            Assert.Equal(Trial.Of(row.Point).Trial is null ? null : TrainingId.Of(row.Sweep, row.Point).Value, row.Training);
        });
    }

    [Fact]
    public async Task What_was_measured_keeps_its_numbers_verdicts_and_records()
    {
        const string Numbers = """
            select concat_ws(' ', sweep, ordinal, state, verdict, measured_distinct, class_gap, stitch_error_max, jump_ratio, final_loss, separable, worker, finalized_at, verdict_reason)
            from sweep.trial_results order by 1
            """;
        var old = await database.Source.ColumnAsync(Numbers);

        await SweepDatabase.MigrateAsync(database.Source, Cancellation);

        Assert.Equal(old, await database.Source.ColumnAsync(Numbers));
        Assert.Equal(
            ["L1 bound 4 4", "L2 exact count 4 4", "L5 tile-and-stitch 8 8"],
            (await new SweepQueries(database.Source).VerdictsAsync("done", Cancellation).ToListAsync(Cancellation)).Select(static law => $"{law.Law} {law.N} {law.Trials.Confirmed}"));
        Assert.Equal(16L, await database.Source.CountAsync("attempt_history where accepted"));
        var audit = await PredictionAudit.OfAsync(database.Source, "done", Cancellation);
        Assert.Equal((1, 0, null), (audit.Records.Count, audit.Unrecorded, audit.Complaint));
    }

    [Fact]
    public async Task A_prediction_that_was_touched_before_is_still_found()
    {
        await database.Source.ExecuteAsync("update sweep.trials set predicted_distinct = 3 where ordinal = 3");

        await SweepDatabase.MigrateAsync(database.Source, Cancellation);

        Assert.Contains("are not those that were recorded", (await PredictionAudit.OfAsync(database.Source, "done", Cancellation)).Complaint);
    }

    [Fact]
    public async Task What_was_left_to_do_is_left_to_do_with_the_leases_that_were_out()
    {
        await SweepDatabase.MigrateAsync(database.Source, Cancellation);

        var half = new SweepId((Guid)(await database.Source.ScalarAsync("select sweep.id_of('half')"))!);
        var trials = new TrialStore(database.Source, TimeProvider.System);
        var open = await trials.ReadOpenAsync(half, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(8, open.Sum(static training => training.Trials.Count));
        Assert.All(await trials.ReadLeasesAsync(half, Cancellation), lease => Assert.Contains(open, training => training.Id == lease.Training));
        var work = await trials.ReadWorkAsync([.. open.Select(static training => training.Id)], Cancellation);
        Assert.Equal(8, work.Count);
        Assert.Equal(work.Select(static trial => trial.Configuration).Distinct().Count(), (await trials.ReadConfigurationsAsync([.. work.Select(static trial => trial.Configuration)], Cancellation)).Count);
        Assert.Equal("14 8 6", await database.Source.ScalarAsync("select concat_ws(' ', planned, pending, succeeded) from sweep.sweep_progress where sweep = 'half'"));
    }

    [Fact]
    public async Task Its_sweep_is_extended_by_a_file_with_more_points()
    {
        await SweepDatabase.MigrateAsync(database.Source, Cancellation);

        var store = new SweepStore(database.Source, TimeProvider.System);
        var content = (string)(await database.Source.ScalarAsync("select canonical from sweep.sweeps where name = 'done'"))!;
        var same = await store.SubmitAsync(Points.Content("done", content), Of(4, 5, 2), Cancellation);
        var extended = await store.SubmitAsync(Points.Content("done", "with more spacings"), Of(4, 5, 2, 6), Cancellation);

        Assert.Equal((true, 14L, 0L), (same.Resumed, same.Planned, same.Added));
        Assert.Equal((true, 18L, 4L), (extended.Resumed, extended.Planned, extended.Added));
        Assert.Equal(4L, await database.Source.CountAsync("planned_trials where sweep = 'done' and state = 'pending'"));
    }

    [Fact]
    public async Task A_view_of_the_users_own_stops_it_and_nothing_is_changed()
    {
        await database.Source.ExecuteAsync("create view public.mine as select sweep, verdict from sweep.trial_results");

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.MigrateAsync(database.Source, Cancellation));

        Assert.Contains("something of yours depends on the old one", refused.Message, StringComparison.Ordinal);
        Assert.Equal(28L, await database.Source.CountAsync("trials where configuration is not null"));
        await database.Source.ExecuteAsync("drop view public.mine");
        await SweepDatabase.MigrateAsync(database.Source, Cancellation);
    }

    [Fact]
    public async Task The_script_leaves_it_alone_and_names_the_command()
    {
        var stopped = await Assert.ThrowsAsync<PostgresException>(() => database.Source.ExecuteAsync(SweepDatabase.Script()));

        Assert.Contains("run sweep migrate once", stopped.MessageText, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.CheckSchemaAsync(database.Source, Cancellation));
        Assert.Contains("run sweep migrate", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The points of "done" with these spacings, in the order of its grid.</summary>
    private static IEnumerable<GridPoint> Of(params int[] spacings) => SweepPlan.Controls.Concat(
        from spacing in spacings
        from crop in new[] { 3, 4 }
        from seed in new[] { 0, 1 }
        select new GridPoint
        {
            Dimensions = 1, Radius = 1, Width = 4, Spacing = PerAxis.Uniform(1, spacing), TileCrop = PerAxis.Uniform(1, crop), Seed = seed,
            Measure = Measures.Separability | Measures.Stitching,
        });

    private static async Task<string> DumpAsync()
    {
        await using var resource = typeof(EarlierSchemaTests).Assembly.GetManifestResourceStream("35c9a2e.sql.gz")!;
        await using var unzipped = new GZipStream(resource, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private async Task<IReadOnlyDictionary<(string Sweep, long Ordinal), string>> TextsAsync(string table) => (await database.Source.ListAsync(
        $"select s.name, t.ordinal, t.canonical from {table} t join sweep.sweeps s on s.id = t.sweep_id", static row => (Key: (row.GetString(0), row.GetInt64(1)), Text: row.GetString(2)), Cancellation))
        .ToDictionary(static row => row.Key, static row => row.Text);
}
