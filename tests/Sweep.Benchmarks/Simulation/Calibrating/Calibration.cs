using Npgsql;
using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Calibrating;

/// <summary>Measures all costs of a simulation on this machine.</summary>
internal static class Calibration
{
    /// <param name="database">A migrated database without sweeps.</param>
    public static async Task<Costs> MeasureAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var costs = LedgerCosts.Measure(Costs.None);
        costs = await MembershipCosts.MeasureAsync(database, costs, cancellationToken);
        costs = await new StorageCosts(database).MeasureAsync(costs, cancellationToken);
        await using var command = database.CreateCommand("select id from sweep.sweeps");
        return await GrainCosts.MeasureAsync(database, (Guid)(await command.ExecuteScalarAsync(cancellationToken))!, costs, cancellationToken);
    }
}
