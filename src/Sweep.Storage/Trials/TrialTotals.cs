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
            select count(*),
                   count(*) filter (where state = 'infeasible'),
                   count(*) filter (where state = 'succeeded'),
                   count(*) filter (where state = 'failed'),
                   count(*) filter (where state = 'cancelled'),
                   coalesce(sum(cost) filter (where state not in ('pending', 'infeasible')), 0),
                   coalesce(sum(cost) filter (where state <> 'infeasible'), 0)
            from sweep.trials where sweep_id = $1
            """);
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetDouble(5),
            reader.GetDouble(6));
    }
}
