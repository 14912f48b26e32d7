using Npgsql;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Schema;

[Fast]
public sealed class CheckTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("insert into sweep.trial_states (trial_id, sweep_id, cost, state) select id, sweep_id, 1, 'succeeded' from sweep.planned_trials where state = 'pending'", "ck_trial_states_finalized")]
    [InlineData("insert into sweep.trial_states (trial_id, sweep_id, cost, state, finalized_at) select id, sweep_id, 1, 'pending', now() from sweep.planned_trials where state = 'pending'", "ck_trial_states_finalized")]
    [InlineData("insert into sweep.trial_states (trial_id, sweep_id, cost, state, finalized_at) select id, sweep_id, 1, 'leased', now() from sweep.planned_trials where state = 'pending'", "ck_trial_states_state")]
    [InlineData("insert into sweep.trial_states (trial_id, sweep_id, cost, state, finalized_at) select id, sweep_id, 1, 'failed', now() from sweep.planned_trials where state = 'pending'", "ck_trial_states_failure")]
    [InlineData("insert into sweep.trial_states (trial_id, sweep_id, cost, state, finalized_at) select id, sweep_id, 1, 'succeeded', now() from sweep.planned_trials", "pk_trial_states")]
    [InlineData("update sweep.configurations set predicted_distinct = bound + 1 where bound is not null", "ck_configurations_predicted_distinct")]
    [InlineData("update sweep.configurations set infeasible_reason = null where infeasible_reason is not null", "ck_configurations_prediction")]
    [InlineData("update sweep.configurations set period = null where period is not null", "ck_configurations_prediction")]
    [InlineData("update sweep.configurations set padding = 'zero'", "ck_configurations_padding")]
    [InlineData("update sweep.sweeps set state = 'finished'", "ck_sweeps_finalized")]
    [InlineData("update sweep.sweeps set planned = 0", "ck_sweeps_counts")]
    [InlineData("update sweep.configurations set kernel = 'cubic'", "ck_configurations_kernel")]
    [InlineData("update sweep.configurations set normalisation = 'layer'", "ck_configurations_normalisation")]
    [InlineData("update sweep.measurements set verdict = 'proven'", "ck_measurements_verdict")]
    [InlineData("update sweep.measurements set shifts_verdict = 'proven'", "ck_measurements_shifts_verdict")]
    [InlineData("update sweep.measurements set cut_objects = 3, false_splits = 4", "ck_measurements_instances")]
    [InlineData("update sweep.measurements set ap50 = 1.5", "ck_measurements_instances")]
    [InlineData("insert into sweep.artifacts select gen_random_uuid(), t.sweep_id, t.id, 'panel', 'image/png', repeat('0', 64), '', now() from sweep.planned_trials t, generate_series(1, 2)", "ix_artifacts_trial_id_kind")]
    [InlineData("update sweep.attempts set ended_at = started_at - interval '1 second'", "ck_attempts_time")]
    [InlineData("update sweep.trials set ordinal = 0", "ix_trials_sweep_id_ordinal")]
    public async Task What_cannot_be_true_is_refused_by_the_table(string lie, string constraint)
    {
        await SubmitAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.Source.ExecuteAsync(lie));

        Assert.Equal(constraint, refused.ConstraintName);
    }

    private async Task SubmitAsync()
    {
        var store = new SweepStore(database.Source, TimeProvider.System);
        var submitted = await store.SubmitAsync(Points.Content("a"), [Points.Line(), Points.Line(4), Points.Overlapping], Cancellation);
        if (!submitted.Resumed)
        {
            var attempt = Guid.NewGuid();
            var trial = TrialId.Of(submitted.Id, Points.Line());
            var flush = Points.Flush([Points.Measured(trial, attempt)]);
            Assert.True(await new TrialStore(database.Source, TimeProvider.System).FlushAsync(submitted.Id, 0, flush, Cancellation));
        }
    }
}
