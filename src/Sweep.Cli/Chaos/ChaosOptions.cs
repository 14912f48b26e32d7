namespace Sweep.Cli.Chaos;

/// <param name="Length">How long faults are brought about; recovering and the undisturbed run come on top.</param>
/// <param name="Keep">Whether the folder is kept also when all is well.</param>
internal sealed record ChaosOptions(TimeSpan Length, int Seed, int Nodes, bool Keep);
