namespace Sweep.Chaos;

/// <summary>Result of a sweep with faults, compared with the same sweep without faults.</summary>
/// <param name="Feasible">Trials that are to be measured.</param>
/// <param name="Measured">Of those, trials with exactly one accepted measurement.</param>
/// <param name="Twice">Trials with more than one.</param>
/// <param name="Failed">Trials given up or cancelled.</param>
/// <param name="Late">Measurements that came when their trial was final already.</param>
/// <param name="Disagreeing">Of those, measurements with other numbers than the accepted one.</param>
/// <param name="Different">Trials whose numbers are not those of the undisturbed sweep, or that only one of the two has.</param>
public sealed record AuditedSweep(
    string Name, string State, long Feasible, long Measured, long Twice, long Failed, long Late, long Disagreeing, long Different)
{
    public long Lost => Feasible - Measured - Twice;

    /// <summary>True when nothing was lost, nothing counted twice, and every number is the undisturbed one.</summary>
    public bool IsWhole => State == "finished" && Lost == 0 && Twice == 0 && Failed == 0 && Disagreeing == 0 && Different == 0;
}
