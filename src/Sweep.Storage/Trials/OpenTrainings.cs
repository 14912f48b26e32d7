using System.Runtime.CompilerServices;
using Npgsql;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>A training with what the ledger needs of it. Trials are in grid order.</summary>
/// <param name="Cost">Sum of <see cref="Trial.Cost"/> over what is left.</param>
/// <param name="Failures">Failed attempts so far, by cause.</param>
public sealed record OpenTraining(
    TrainingId Id, double Cost, IReadOnlyList<TrialId> Trials, IReadOnlyDictionary<FailureCause, int> Failures);

/// <summary>A trial for a lease.</summary>
/// <param name="Configuration">Key of its configuration, see <see cref="TrialStore.ReadConfigurationsAsync"/>.</param>
public sealed record TrialWork(TrainingId Training, TrialId Id, int Configuration, int Seed);

/// <summary>What replicates have in common; it never changes.</summary>
/// <param name="Point">The grid point with seed 0 as canonical text.</param>
/// <param name="Prediction">As it was recorded at submission.</param>
/// <param name="Images">SHA-256 of the user's images as they were submitted; null: made scenes, or submitted before it was noted.</param>
public sealed record WorkConfiguration(int Key, string Point, Prediction Prediction, string? Images);

/// <summary>Reads what is left of a sweep, cheapest first: verdicts begin to come in early.</summary>
internal static class OpenTrainings
{
    // A training that failed has one failed attempt for each of its trials: it failed as often as its unluckiest trial.
    private const string Sql = """
        with open as (
            select t.training_id, sum(t.cost) as cost, array_agg(t.id order by t.ordinal) as trials, min(t.ordinal) as ordinal
            from sweep.trials t left join sweep.trial_states e on e.trial_id = t.id
            where t.sweep_id = $1 and coalesce(e.state, 'pending') = 'pending'
            group by t.training_id
        ),
        by_trial as (
            select t.training_id, a.cause, count(*) as failures
            from sweep.attempts a
            join sweep.trials t on t.id = a.trial_id
            left join sweep.trial_states e on e.trial_id = t.id
            where t.sweep_id = $1 and coalesce(e.state, 'pending') = 'pending' and a.cause is not null and a.recorded_at > coalesce(e.retried_at, '-infinity')
            group by t.id, t.training_id, a.cause
        ),
        by_training as (
            select training_id, array_agg(cause) as causes, array_agg(failures) as failures
            from (select training_id, cause, max(failures)::int as failures from by_trial group by 1, 2) as worst
            group by training_id
        )
        select o.training_id, o.cost, o.trials, coalesce(f.causes, '{}'), coalesce(f.failures, '{}')
        from open o
        left join by_training f on f.training_id = o.training_id
        order by o.cost, o.ordinal
        """;

    public static async IAsyncEnumerable<OpenTraining> ReadAsync(
        NpgsqlDataSource database, SweepId sweep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var causes = reader.GetFieldValue<string[]>(3).Select(ChoiceText.Parse<FailureCause>);
            yield return new(
                new(reader.GetGuid(0)),
                reader.GetDouble(1),
                [.. reader.GetFieldValue<Guid[]>(2).Select(static trial => new TrialId(trial))],
                causes.Zip(reader.GetFieldValue<int[]>(4)).ToDictionary());
        }
    }
}
