namespace Sweep.Theory.Trials;

/// <summary>What became of a trial; stored in snake_case. "Running" is not a state: the snapshot of leases says it.</summary>
public enum TrialState { Pending, Succeeded, Failed, Infeasible, Cancelled }

/// <summary>
/// Why an attempt failed; each cause has its own attempt budget. <see cref="WorkerLost"/>: the worker's process ended.
/// <see cref="Unreachable"/>: the worker sent nothing any more, which a cut network causes, too.
/// </summary>
public enum FailureCause { UserError, OutOfMemory, WorkerLost, Timeout, Cancelled, Unreachable }

public static class TrialStates
{
    /// <summary>True for states that nothing leaves by itself.</summary>
    public static bool IsFinal(this TrialState state) => state != TrialState.Pending;

    /// <summary>True for causes that say nothing about the trial: a result that comes in afterwards is its result.</summary>
    public static bool IsOverruledByResult(this FailureCause cause) => cause is FailureCause.WorkerLost or FailureCause.Unreachable;
}
