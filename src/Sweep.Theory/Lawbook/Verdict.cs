namespace Sweep.Theory.Lawbook;

/// <summary>A measurement held against a prediction.</summary>
public enum Verdict { Confirmed, NotReached, Refuted, Inconclusive, NotPredicted }
