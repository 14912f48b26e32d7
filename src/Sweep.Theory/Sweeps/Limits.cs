namespace Sweep.Theory.Sweeps;

/// <summary>How much is tried before a trial is given up.</summary>
/// <param name="MaxAttempts">Attempts for causes that may pass (lost workers, timeouts). Default: 3.</param>
/// <param name="TrialTimeout">Longest time for one training with its trials. Default: 30 minutes.</param>
public sealed record Limits(int MaxAttempts = 3, TimeSpan? TrialTimeout = null);
