namespace Sweep.Theory.Lawbook;

/// <summary>Result of the comparison of a measurement with a prediction.</summary>
public enum Verdict { Confirmed, NotReached, Refuted, Inconclusive, NotPredicted }
