using Npgsql;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Sweeps;

/// <summary>What is written of a new sweep in one pass, compared with what comes of the same points by the way over a table of points.</summary>
[Slow]
public sealed class SubmissionTests : IAsyncLifetime
{
    private const string Hashes = "select sweep.prediction_hash(r.sweep_id, 0, null) || ' ' || r.sha256 from sweep.prediction_records r join sweep.sweeps s on s.id = r.sweep_id where s.name = ";

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepStore Store => new(database.Source, TimeProvider.System);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task One_pass_writes_what_the_way_over_a_table_of_points_writes()
    {
        var points = Mixed().ToList();

        var direct = await Store.SubmitAsync(Points.Content("direct"), points, Cancellation);
        var repeated = await Store.SubmitAsync(Points.Content("repeated"), [.. points, points[4]], Cancellation);

        Assert.Equal(repeated with { Id = direct.Id }, direct);
        Assert.True(direct.Planned > 25_000 && direct.Infeasible > 0 && direct.Trainings < direct.Planned - direct.Infeasible);
        Assert.Equal(0L, await database.Source.ScalarAsync($"select count(*) from ({Difference("direct", "repeated")} union all {Difference("repeated", "direct")}) as other"));
        Assert.Equal(2L, await database.Source.ScalarAsync("select count(*) from sweep.sweeps s where round(cost) = (select round(sum(t.cost)) from sweep.trials t where t.sweep_id = s.id)"));
        Assert.Equal(
            "t", await database.Source.ScalarAsync("select every(one.sha256 = other.sha256 and one.trials = other.trials)::text::char(1) from sweep.prediction_records one, sweep.prediction_records other"));
    }

    [Fact]
    public async Task The_recorded_hash_is_the_one_that_an_audit_computes()
    {
        var point = new GridPoint { Scene = SceneKind.Images, Steps = 10, Images = "/home/\"Zoë\"\\scans\t\u0001\u007f", Spacing = PerAxis.Uniform(2, 9) };
        GridPoint[] points =
        [
            .. SweepPlan.Controls, point, point with { Seed = 1 }, Points.Line(), Points.Line(seed: -1), Points.Line(seed: int.MaxValue), Points.Overlapping,
            Points.Line() with { Padding = Padding.Circular, Measure = Measures.Shifts | Measures.Separability },
        ];

        await Store.SubmitAsync(Points.Content("few"), points, Cancellation);
        await Store.SubmitAsync(Points.Content("first stream"), points.Skip(2).Select(static point => point with { Stream = 1 }), Cancellation);
        await Store.SubmitAsync(Points.Content("ten thousand"), Enumerable.Range(0, 10_000).Select(static seed => Points.Line(seed: seed)), Cancellation);
        await Store.SubmitAsync(Points.Content("one more"), Enumerable.Range(0, 10_001).Select(static seed => Points.Line(seed: seed)), Cancellation);

        foreach (var name in new[] { "few", "first stream", "ten thousand", "one more" })
        {
            var hashes = ((string)(await database.Source.ScalarAsync($"{Hashes} '{name}'"))!).Split(' ');
            Assert.Equal(hashes[0], hashes[1]);
        }
    }

    [Fact]
    public async Task A_configuration_that_comes_again_with_other_seeds_is_one_row()
    {
        // The seed changes slowest, so that each configuration comes once for every seed, in this chunk and in later ones.
        var points = Enumerable.Range(0, 6000).SelectMany(static seed => new[] { Points.Line(5, seed), Points.Line(6, seed) });

        var submitted = await Store.SubmitAsync(Points.Content("a"), points, Cancellation);

        Assert.Equal(12_000, submitted.Planned);
        Assert.Equal(2, await database.Source.CountAsync("configurations"));
        Assert.Equal(12_000, await database.Source.CountAsync("planned_trials where seed = ordinal / 2 and spacing[1] = 5 + ordinal % 2"));
    }

    [Fact]
    public async Task The_first_trial_of_a_training_bears_its_cost_even_where_the_others_are_far_behind()
    {
        // 12,000 networks, each with two crops; a chunk has 10,000 trials.
        var points = new[] { 4, 8 }.SelectMany(static crop => Enumerable.Range(0, 12_000).Select(seed => Points.Line(seed: seed) with { Steps = 100, TileCrop = new(crop) }));

        var submitted = await Store.SubmitAsync(Points.Content("a"), points, Cancellation);

        var trained = Trial.Of(Points.Line() with { Steps = 100, TileCrop = new(4) }).Trial!;
        var again = Trial.Of(Points.Line() with { Steps = 100, TileCrop = new(8) }).Trial!;
        Assert.Equal((24_000, 12_000), (submitted.Planned, submitted.Trainings));
        Assert.Equal(12_000, await database.Source.CountAsync(FormattableString.Invariant($"trials where ordinal < 12000 and cost = {trained.Cost:R}")));
        Assert.Equal(12_000, await database.Source.CountAsync(FormattableString.Invariant($"trials where ordinal >= 12000 and cost = {again.MeasuringCost:R}")));
    }

    [Fact]
    public async Task A_submission_that_is_cancelled_half_way_leaves_nothing()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var points = Enumerable.Range(0, 100_000).Select(seed =>
        {
            if (seed == 45_000)
            {
                end.Cancel();
            }

            return Points.Line(seed: seed);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SubmitAsync(Points.Content("a"), points, end.Token));

        Assert.Equal(0, await database.Source.CountAsync("sweeps"));
        Assert.Equal(0, await database.Source.CountAsync("trials"));
        Assert.Equal(0, await database.Source.CountAsync("configurations"));
        Assert.Equal(0, await database.Source.CountAsync("prediction_notes"));
        Assert.Equal(1, (await Store.SubmitAsync(Points.Content("a"), [Points.Line()], Cancellation)).Planned);
    }

    [Fact]
    public async Task Sweeps_that_are_submitted_at_once_share_their_notes_and_do_not_block_one_another_for_good()
    {
        // Each has the same notes as the others in another order, over several chunks.
        var spacings = Enumerable.Range(4, 2500).ToArray();
        var submissions = Enumerable.Range(0, 6).Select(number => Store.SubmitAsync(
            Points.Content($"sweep {number}"), (number % 2 == 0 ? spacings : spacings.Reverse()).Select(static spacing => Points.Line(spacing)), Cancellation));

        var all = await Task.WhenAll(submissions).WaitAsync(Patience.Usual, Cancellation);

        Assert.All(all, static submitted => Assert.Equal(2500, submitted.Planned));
        Assert.Equal(15_000, await database.Source.CountAsync("planned_trials where prediction_notes is not null"));
    }

    [Fact]
    public async Task A_deleted_sweep_takes_all_its_rows_along_and_none_of_another()
    {
        string[] tables = ["configurations", "trials", "trial_states", "measurements", "attempts", "late_measurements", "kept_results", "leases", "prediction_records"];
        var trials = new TrialStore(database.Source, TimeProvider.System);
        foreach (var name in (string[])["a", "b"])
        {
            var sweep = (await Store.SubmitAsync(Points.Content(name), [Points.Line(), Points.Line(4), Points.Line(seed: 1)], Cancellation)).Id;
            var (first, second) = (Points.Measured(TrialId.Of(sweep, Points.Line()), Guid.NewGuid()), Points.Measured(TrialId.Of(sweep, Points.Line()), Guid.NewGuid()));
            var lease = new RunningLease(TrainingId.Of(sweep, Points.Line()), 1, "w1", Guid.Empty, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
            Assert.True(await trials.FlushAsync(sweep, 0, Points.Flush([first, second], running: [lease]), Cancellation));
        }

        var both = await CountsAsync();
        Assert.All(both, static count => Assert.True(count > 0 && count % 2 == 0, $"{count} rows of two equal sweeps"));

        await database.Source.ExecuteAsync("delete from sweep.sweeps where name = 'a'");

        Assert.Equal(both.Select(static count => count / 2), await CountsAsync());
        Assert.Equal(3, await database.Source.CountAsync("trial_results where sweep = 'b'"));

        async Task<List<long>> CountsAsync()
        {
            List<long> counts = [];
            foreach (var table in tables)
            {
                counts.Add(await database.Source.CountAsync(table));
            }

            return counts;
        }
    }

    /// <summary>Trained and random networks, crops that share them, infeasible points and seeds, and controls; more than fit into two chunks.</summary>
    private static IEnumerable<GridPoint> Mixed()
    {
        var trained = from crop in new int?[] { null, 4, 5 }
                      from spacing in Enumerable.Range(2, 4)
                      from seed in Enumerable.Range(-1, 1501)
                      select Points.Line(spacing, seed) with { Steps = 100, TileCrop = crop is { } side ? new PerAxis(side) : null };
        var random = from width in Enumerable.Range(1, 600)
                     from bandwidth in new[] { 1.5, 2.5 }
                     from spacing in Enumerable.Range(3, 2)
                     from seed in Enumerable.Range(0, 4)
                     select Points.Line(spacing, seed) with { Width = width, Bandwidth = bandwidth };
        return [.. SweepPlan.Controls, .. trained, .. random];
    }

    private static string Difference(string one, string other) => $"({Rows(one)} except all {Rows(other)})";

    private static string Rows(string name) => $"""
        select (to_jsonb(t) - array['sweep', 'sweep_id', 'id', 'configuration_id', 'training_id', 'finalized_at']) as planned, t.training_id is null as infeasible,
            dense_rank() over (order by t.configuration_id) as configuration,
            min(t.ordinal) over (partition by t.training_id) as first
        from sweep.planned_trials t where t.sweep = '{name}'
        """;
}
