using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Sweep.Storage.Schema;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Schema;

/// <summary>What an earlier version stored goes on under this one.</summary>
[Fast]
public sealed class MigrationTests : IAsyncLifetime
{
    // As the first version wrote them.
    private const string Random = "dimensions=1;depth=2;factor=2;padding=valid;upsampling=learnt;pooling=max;convolutions=2;width=4;embedding=3;";
    private const string Rest = "scene=discs;radius=1;spacing=5;train_window=default;tile_crop=default;steps=0;learning_rate=0.001;delta_v=0;delta_d=3;pair_mask=by_index;precision=float64;";
    private const string Trained = "scene=discs;radius=1;spacing=5;train_window=default;tile_crop=4;steps=9;learning_rate=0.001;delta_v=0;delta_d=3;pair_mask=by_index;precision=float32;";
    private const string TrainedNetwork = "scene=discs;radius=1;spacing=5;train_window=default;steps=9;learning_rate=0.001;delta_v=0;delta_d=3;pair_mask=by_index;precision=float32;";

    private static readonly SweepId Sweep = new(new("00000000-0000-0000-0000-000000000001"));
    private static readonly TrainingId First = new(new("00000000-0000-0000-0000-000000000011"));
    private static readonly TrainingId Second = new(new("00000000-0000-0000-0000-000000000012"));

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await database.Source.ExecuteAsync("drop schema sweep cascade");
        await using (var context = SweepContextFactory.On(database.Source))
        {
            await context.GetService<IMigrator>().MigrateAsync("Initial", Cancellation);
        }

        await database.Source.ExecuteAsync($$"""
            insert into sweep.sweeps (id, name, question, canonical, file_text, state, priority, max_attempts, owner_epoch, planned, infeasible, trainings, created_at)
            values ('{{Sweep.Value}}', 'old', '', 'c', 'f', 'running', 0, 3, 0, 2, 0, 2, now());
            insert into sweep.trainings (id, sweep_id, ordinal, canonical) values
                ('{{First.Value}}', '{{Sweep.Value}}', 0, '{{Random}}precision=float64;seed=3'), ('{{Second.Value}}', '{{Sweep.Value}}', 1, '{{Random}}{{TrainedNetwork}}seed=3');
            insert into sweep.trials (id, sweep_id, training_id, ordinal, canonical, configuration, dimensions, depth, factor, padding, upsampling, pooling, convolutions, width,
                embedding, scene, radius, spacing, steps, learning_rate, delta_v, delta_d, pair_mask, precision, measure, seed, period, bound, prediction_notes, cost, state)
            select gen_random_uuid(), '{{Sweep.Value}}', training, ordinal, point || 'seed=3;measure=separability,seams', point || 'measure=separability,seams', 1, 2, '2', 'valid',
                'learnt', 'max', 2, 4, 3, 'discs', 1, '{5}', 0, 1e-3, 0, 3, 'by_index', 'float64', '{separability,seams}', 3, '{4}', 4, '{}', 1, 'pending'
            from (values ('{{First.Value}}'::uuid, 0, '{{Random}}{{Rest}}'), ('{{Second.Value}}'::uuid, 1, '{{Random}}{{Trained}}')) as old (training, ordinal, point);
            """);
        await SweepDatabase.MigrateAsync(database.Source, Cancellation);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_was_left_to_do_is_left_to_do_and_reads_as_the_point_that_it_was()
    {
        var work = await new TrialStore(database.Source, TimeProvider.System).ReadWorkAsync([First, Second], Cancellation);

        var random = new GridPoint
        {
            Dimensions = 1, Width = 4, Radius = 1, Spacing = PerAxis.Uniform(1, 5), Seed = 3, Stream = 1, Measure = Measures.Separability | Measures.Seams,
        };
        Assert.Equal([random, random with { Steps = 9, Precision = Precision.Float32, TileCrop = new PerAxis(4) }], work.Select(static training => training.Trials.Single().Point));
    }

    [Fact]
    public async Task Replicates_and_networks_are_still_recognised()
    {
        var points = (await database.Source.ColumnAsync("select canonical from sweep.trials order by ordinal")).Select(GridPoint.Parse).ToList();

        Assert.Equal(points.Select(static point => point.TrainingCanonical), await database.Source.ColumnAsync("select canonical from sweep.trainings order by ordinal"));
        Assert.Equal(
            points.Select(static point => point.Canonical.Replace(";seed=3", "")), await database.Source.ColumnAsync("select configuration from sweep.trials order by ordinal"));
    }

    [Fact]
    public async Task A_sweep_from_before_there_were_controls_has_none_and_owns_its_verdicts()
    {
        Assert.Equal(0, await database.Source.CountAsync("controls"));
        Assert.Equal(0, await database.Source.CountAsync("sweep_progress where failed_controls > 0"));
        Assert.Equal(SweepState.Running, (await new SweepStore(database.Source, TimeProvider.System).ReadHeaderAsync(Sweep, Cancellation)).State);
    }
}
