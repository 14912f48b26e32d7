using Sweep.Theory.Grids;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <param name="Resumed">True when the sweep was there already.</param>
public sealed record SubmittedSweep(SweepId Id, bool Resumed, long Planned, long Infeasible, long Trainings);

public sealed record SweepHeader(SweepId Id, string Name, SweepState State, int Priority, Limits Limits);
