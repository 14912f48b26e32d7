namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>What the disturbed clusters measure: long enough to be hit in the middle, and small enough for a dozen of times.</summary>
internal static class FaultSweep
{
    public const string Undisturbed = "undisturbed";

    /// <summary>5 trainings of two tile crops, the two controls, and 4 networks with random weights.</summary>
    public const int Feasible = 16;

    /// <summary>The trials of <see cref="Long"/>.</summary>
    public const int LongTrials = 26;

    /// <summary>24 trials, the two controls beside them: 12 trainings of several seconds, with the attempts that everybody has.</summary>
    public static string Long(string name) => $$"""
        name: {{name}}
        axes:
          tile_crop: [P, P+1]
        seeds: 12
        fixed: { dimensions: 2, depth: 2, factor: 2, scene: discs, radius: 2, spacing: 7, width: 8, train_window: 24, steps: 1500, learning_rate: 3e-3 }
        measure: [separability, stitching]
        """;

    public static string File(string name) => $$"""
        name: {{name}}
        grids:
          - axes:
              depth: [1, 2]
              spacing: [3, 7]
            seeds: 2
            fixed: { dimensions: 1, factor: 2, scene: discs, radius: 1, width: 8, steps: 0 }
            measure: [separability]
          - axes:
              tile_crop: [P, P+1]
            seeds: 5
            fixed: { dimensions: 2, depth: 2, factor: 2, scene: discs, radius: 2, spacing: 7, width: 8, train_window: 24, steps: 120, learning_rate: 3e-3 }
            measure: [separability, stitching]
        """;
}
