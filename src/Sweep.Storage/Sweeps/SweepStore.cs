#pragma warning disable CS9113 // to be removed with the bodies
using Npgsql;
using Sweep.Theory.Grids;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Sweeps as rows: submitting, owning, finishing.</summary>
public sealed class SweepStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// Inserts the sweep with all trainings and trials (COPY; infeasible points with their reason), or finds it again when the
    /// same plan was submitted before. All or nothing: an interrupted submission leaves no row.
    /// </summary>
    /// <param name="fileText">The sweep file as written, kept verbatim.</param>
    /// <exception cref="Sweep.Theory.InvalidSweepException">The name belongs to a sweep with another content, or every point is infeasible.</exception>
    public Task<SubmittedSweep> SubmitAsync(SweepPlan plan, string fileText, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Raises owner_epoch and returns it: no flush of an older epoch can commit from then on.</summary>
    public Task<long> TakeOwnershipAsync(SweepId sweep, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Limits and priority of a sweep, and its state.</summary>
    public Task<SweepHeader> ReadHeaderAsync(SweepId sweep, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sweeps whose state is <c>running</c>, for a dispatcher that starts.</summary>
    public Task<IReadOnlyList<SweepId>> ReadRunningAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sets the state, with finalized_at for final states; false when the epoch is no longer the owner's.</summary>
    public Task<bool> SetStateAsync(SweepId sweep, long epoch, SweepState state, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

public enum SweepState { Running, Paused, Finished, Cancelled }

/// <param name="Resumed">True when the sweep was there already.</param>
public sealed record SubmittedSweep(SweepId Id, bool Resumed, long Planned, long Infeasible, long Trainings);

public sealed record SweepHeader(SweepId Id, string Name, SweepState State, int Priority, Limits Limits);
