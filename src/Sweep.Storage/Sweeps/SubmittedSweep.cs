using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <param name="Resumed">True when the sweep was there already.</param>
/// <param name="Before">What it was then; null for a new one.</param>
/// <param name="Added">Points by which this submission extended it.</param>
public sealed record SubmittedSweep(
    SweepId Id, bool Resumed, long Planned, long Infeasible, long Trainings, SweepState? Before = null, long Added = 0);

/// <param name="Epoch">Raised by every new owner and every change from outside.</param>
/// <param name="Fresh">True when nothing measured by an earlier sweep is taken over.</param>
public sealed record SweepHeader(SweepId Id, string Name, SweepState State, int Priority, Limits Limits, long Epoch, bool Fresh);

/// <summary>A sweep that a cluster may work on.</summary>
public sealed record RunnableSweep(SweepId Id, int Priority);
