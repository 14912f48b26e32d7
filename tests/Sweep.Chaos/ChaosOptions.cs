namespace Sweep.Chaos;

/// <param name="Length">How long faults are brought about; recovering and the undisturbed run come on top.</param>
/// <param name="Faults">Faults after which no more are brought about; null: as many as fit in the time.</param>
/// <param name="Every">Time from fault to fault; null: two to seven seconds.</param>
/// <param name="Keep">Whether the folder is kept also when all is well.</param>
internal sealed record ChaosOptions(TimeSpan Length, int Seed, int Nodes, int? Faults, TimeSpan? Every, bool Keep);
