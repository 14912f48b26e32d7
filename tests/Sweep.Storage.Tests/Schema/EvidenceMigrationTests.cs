using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Sweep.Storage.Schema;

namespace Sweep.Storage.Tests.Schema;

/// <summary>Measurements from before premises had evidence and verdicts a cause.</summary>
[Slow]
public sealed class EvidenceMigrationTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await database.Source.ExecuteAsync("drop schema sweep cascade");
        await using (var context = SweepContextFactory.On(database.Source))
        {
            await context.GetService<IMigrator>().MigrateAsync("Reading", TestContext.Current.CancellationToken);
        }

        // A trial measured twice, under a view of the time.
        await database.Source.ExecuteAsync("""
            insert into sweep.sweeps (id, name, question, canonical, file_text, state, priority, max_attempts, owner_epoch, planned, infeasible, trainings, created_at)
            values (md5('s')::uuid, 'old', '', 'c', 'f', 'running', 0, 3, 0, 1, 0, 1, now());
            insert into sweep.trainings (id, sweep_id, ordinal, canonical) values (md5('t')::uuid, md5('s')::uuid, 0, 'network');
            insert into sweep.trials (id, sweep_id, training_id, ordinal, canonical, configuration, dimensions, depth, factor, padding, upsampling, pooling, convolutions, width,
                embedding, scene, radius, spacing, steps, learning_rate, delta_v, delta_d, pair_mask, precision, measure, seed, period, bound, prediction_notes, cost, state,
                finalized_at, predicted_distinct)
            values (md5('p')::uuid, md5('s')::uuid, md5('t')::uuid, 0, 'point', 'configuration', 1, 2, '2', 'valid',
                'learnt', 'max', 2, 4, 3, 'discs', 1, '{5}', 0, 1e-3, 0, 3, 'by_index', 'float64', '{separability}', 3, '{4}', 4, '{}', 1, 'succeeded', now(), 4);
            insert into sweep.measurements (trial_id, sweep_id, attempt_id, measured_distinct, objects, dead, verdict, distinct_verdict, reason, worker, device, git_revision, libraries,
                one_dnn, self_test_passed, threads, training_time, measuring_time, received_at)
            values (md5('p')::uuid, md5('s')::uuid, md5('a')::uuid, 4, 8, false, 'confirmed', 'confirmed', '4 as predicted', 'w', 'cpu', 'r', 'l', false, true, 1, '1 s', '1 s', now());
            insert into sweep.late_measurements (trial_id, attempt_id, measured_distinct, objects, dead, verdict, distinct_verdict, reason, worker, device, git_revision, libraries,
                one_dnn, self_test_passed, threads, training_time, measuring_time, received_at)
            select trial_id, md5('b')::uuid, measured_distinct, objects, dead, verdict, distinct_verdict, reason, worker, device, git_revision, libraries,
                one_dnn, self_test_passed, threads, training_time, measuring_time, received_at
            from sweep.measurements;
            create view sweep.trial_results as select trial_id, verdict, reason as verdict_reason, sweep_id from sweep.measurements
            """);
        await SweepDatabase.MigrateAsync(database.Source, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task They_keep_their_verdict_and_have_neither_evidence_nor_cause() => Assert.Equal(
        "confirmed 4 as predicted 0",
        await database.Source.ScalarAsync("""
            select concat_ws(' ', verdict, verdict_reason,
                num_nonnulls(level_response, grid_gap, background_gap, stitch_error_generic, empty_windows, clustering_control, verdict_cause))
            from sweep.trial_results
            """));

    [Fact]
    public async Task They_agree_with_the_late_ones_as_before() =>
        Assert.Equal("1 0", await database.Source.ScalarAsync("select concat_ws(' ', late_compared, late_disagreeing) from sweep.determinism_audit"));

    [Fact]
    public async Task Its_configurations_are_folded() => Assert.Equal(
        "1 1 4 confirmed", await database.Source.ScalarAsync("select concat_ws(' ', n, confirmed, max_measured, verdict) from sweep.bound_validation"));
}
