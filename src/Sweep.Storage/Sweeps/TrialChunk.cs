using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Trials of a submission that follow one another in the grid, and travel together.</summary>
/// <param name="First">The ordinal of its first trial.</param>
internal sealed record TrialChunk(int First)
{
    private const int MostTrials = 10_000;
    private const int MostConfigurations = 1_000;

    public List<PlannedTrial> Trials { get; } = new(MostTrials);

    /// <summary>By their hashes: those that begin in this chunk. One that began in an earlier chunk is among them where its trials come again after others.</summary>
    public OrderedDictionary<Guid, PlannedConfiguration> Configurations { get; } = [];

    public bool IsFull => Trials.Count >= MostTrials || Configurations.Count >= MostConfigurations;
}

/// <param name="Training">Null: infeasible.</param>
/// <param name="Reason">Why it is infeasible.</param>
internal readonly record struct PlannedTrial(
    TrialId Id, TrainingId? Training, PlannedConfiguration Configuration, int Seed, bool Control, string? Reason);
