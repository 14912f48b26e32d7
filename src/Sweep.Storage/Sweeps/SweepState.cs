namespace Sweep.Storage.Sweeps;

/// <summary>State of a sweep; stored in snake_case.</summary>
public enum SweepState { Running, Paused, Finished, Cancelled }

public static class SweepStates
{
    /// <summary>True for states that nothing leaves by itself.</summary>
    public static bool IsFinal(this SweepState state) => state is SweepState.Finished or SweepState.Cancelled;
}
