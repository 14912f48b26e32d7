namespace Sweep.EndToEnd.Tests.Processes;

/// <summary>Sweep files small enough for tests that start, kill and resume them.</summary>
internal static class SmallSweeps
{
    /// <summary>24 trials with random weights: 4 spacings, 3 depths, 2 seeds; the 6 at spacing 3 are infeasible, for no background is left.</summary>
    public static string Random(string name) => $$"""
        name: {{name}}
        axes:
          depth: [1, 2, 3]
          spacing: [3, 4, 5, 7]
        seeds: 2
        fixed: { dimensions: 1, factor: 2, scene: discs, radius: 1, width: 8, steps: 0 }
        measure: [separability]
        """;

    /// <summary>
    /// As many trainings of a second or two as named, each with two tile crops: long enough to be interrupted in the middle.
    /// </summary>
    public static string Slow(string name, int trainings, int steps = 80) => $$"""
        name: {{name}}
        axes:
          tile_crop: [P, P+1]
        seeds: {{trainings}}
        fixed: { dimensions: 2, depth: 2, factor: 2, scene: discs, radius: 2, spacing: 7, width: 8, train_window: 24, steps: {{steps}}, learning_rate: 3e-3 }
        measure: [separability, stitching]
        """;
}
