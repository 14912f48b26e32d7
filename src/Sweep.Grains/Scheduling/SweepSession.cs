namespace Sweep.Grains.Scheduling;

/// <summary>The time during which one activation owns a sweep: the sweep, and the three parts that change it.</summary>
internal sealed record SweepSession(OwnedSweep Sweep, LeaseGranting Leases, ReportIntake Intake, SessionBeat Beat);
