using Npgsql;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>Counts of a sweep's trials by state, and their estimated cost in multiply-accumulate operations.</summary>
public sealed record TrialTotals(
    long Planned, long Infeasible, long Succeeded, long Failed, long Cancelled, double CostDone, double CostPlanned)
{
    /// <summary>Counts what the table says at this moment.</summary>
    public static async Task<TrialTotals> ReadAsync(NpgsqlDataSource database, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select s.planned,
                   count(*) filter (where e.state = 'infeasible'),
                   count(*) filter (where e.state = 'succeeded'),
                   count(*) filter (where e.state = 'failed'),
                   count(*) filter (where e.state = 'cancelled'),
                   coalesce(sum(e.cost) filter (where e.state <> 'pending'), 0),
                   s.cost
            from sweep.sweeps s left join sweep.trial_states e on e.sweep_id = s.id
            where s.id = $1
            group by s.id
            """);
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetDouble(5),
            reader.GetDouble(6));
    }
}
