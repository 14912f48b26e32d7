using Sweep.Theory.Trials;

namespace Sweep.Theory.Grids;

/// <summary>A sweep as its file describes it: one or more grids, each a product of axes.</summary>
public sealed record SweepPlan
{
    public required string Name { get; init; }

    /// <summary>One sentence: the question the sweep asks. May be empty.</summary>
    public string Question { get; init; } = "";

    public required IReadOnlyList<Grid> Grids { get; init; }

    public Limits Limits { get; init; } = new();

    /// <summary>Normalised text whose equality means "the same sweep"; comments and key order of the file do not count.</summary>
    public string Canonical => throw new NotImplementedException();

    /// <summary>All points in stable order (first axis slowest, seed fastest), generated one by one in constant memory.</summary>
    public IEnumerable<GridPoint> Points() => throw new NotImplementedException();

    /// <summary>Checks a parsed file and builds the plan; every fault is an <see cref="InvalidSweepException"/> of one sentence.</summary>
    public static SweepPlan From(DocumentNode document) => throw new NotImplementedException();
}

/// <summary>How much is tried before a trial is given up.</summary>
/// <param name="MaxAttempts">Attempts for causes that may pass (lost workers, timeouts). Default: 3.</param>
/// <param name="TrialTimeout">Longest time for one training with its trials. Default: 30 minutes.</param>
public sealed record Limits(int MaxAttempts = 3, TimeSpan? TrialTimeout = null);

/// <summary>A product of axes.</summary>
public sealed record Grid;
