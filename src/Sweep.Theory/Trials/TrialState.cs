namespace Sweep.Theory.Trials;

/// <summary>What became of a trial; stored in snake_case. "Running" is not a state: the snapshot of leases says it.</summary>
public enum TrialState { Pending, Succeeded, Failed, Infeasible, Cancelled }

/// <summary>Why an attempt failed; each cause has its own attempt budget.</summary>
public enum FailureCause { UserError, OutOfMemory, WorkerLost, Timeout, Cancelled }

public static class TrialStates
{
    /// <summary>True for states that nothing leaves by itself.</summary>
    public static bool IsFinal(this TrialState state) => state != TrialState.Pending;
}
