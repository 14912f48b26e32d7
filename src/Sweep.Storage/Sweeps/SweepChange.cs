namespace Sweep.Storage.Sweeps;

/// <summary>Result of a change of a sweep from outside.</summary>
/// <param name="Trials">Trials whose state it changed.</param>
/// <param name="Leased">Trainings that workers hold at this moment: a pause lets them finish, a cancellation ends them.</param>
public sealed record SweepChange(SweepState Before, SweepState After, long Trials, long Leased)
{
    /// <summary>False when the sweep was already as it was asked to be.</summary>
    public bool Changed => Before != After || Trials > 0;
}
