using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps;

/// <summary>A sweep as its file describes it: one or more grids, each a product of axes.</summary>
public sealed record SweepPlan
{
    public required string Name { get; init; }

    /// <summary>One sentence: the question that the sweep answers. May be empty.</summary>
    public string Question { get; init; } = "";

    public required IReadOnlyList<Grid> Grids { get; init; }

    public Limits Limits { get; init; } = new();

    /// <summary>
    /// Normalised text whose equality means "the same sweep"; comments, the question, labels and key order of the file do not count.
    /// </summary>
    public string Canonical => string.Join('\n', [
        $"name={Name}",
        $"max_attempts={Limits.MaxAttempts}",
        $"trial_timeout={Limits.TrialTimeout:c}",
        .. Grids.SelectMany(static grid => new[] { "grid", grid.Canonical }),
    ]);

    /// <summary>
    /// Points that every sweep measures beside its own, to see that the instruments work: without pooling all same-looking objects
    /// have one embedding, and a crop that is not a multiple of the period shows a seam. Where one is not confirmed, no verdict counts.
    /// </summary>
    public static IReadOnlyList<GridPoint> Controls { get; } =
    [
        new() { Depth = 0, Radius = 2, Spacing = PerAxis.Uniform(2, 7), Measure = Measures.Separability },
        new() { Depth = 1, Width = 8, Radius = 2, Spacing = PerAxis.Uniform(2, 7), TileCrop = PerAxis.Uniform(2, 3), Measure = Measures.Stitching },
    ];

    /// <summary>Whether the point is one of the <see cref="Controls"/>, of whichever stream.</summary>
    public static bool IsControl(GridPoint point) =>
        point is { Steps: 0, Depth: <= 1, Seed: 0 }
        && Controls.Any(control => MayBe(control, point) && (control with { Stream = point.Stream }).Canonical == point.Canonical);

    /// <summary>Compares a few values first: texts take a hundred times as long, and a grid asks for each of its points.</summary>
    private static bool MayBe(GridPoint control, GridPoint point) =>
        control.Dimensions == point.Dimensions && control.Depth == point.Depth && control.Width == point.Width && control.Measure == point.Measure;

    /// <summary>
    /// All points in stable order (first axis slowest, seed fastest), generated one by one in constant memory. A point that
    /// several grids name comes once, with the first of them. The controls come before all.
    /// </summary>
    public IEnumerable<GridPoint> Points() => Controls.Concat(Grids.SelectMany(
        (grid, index) => grid.Points().Where(point => !IsControl(point) && !Grids.Take(index).Any(earlier => earlier.Holds(point)))));

    /// <summary>The folders of images that its points name, as they are now. Reads every file of them once.</summary>
    /// <exception cref="InvalidSweepException">A folder is no set of images with labels.</exception>
    public IReadOnlyList<ImageSet> ReadImages() => [.. Grids.SelectMany(static grid => grid.ImageFolders).Distinct().Select(ImageSet.Of)];

    /// <summary>Those folders with the number of dimensions that their images are read with: 2, or 3 for volumes.</summary>
    public IEnumerable<(string Folder, int Dimensions)> Pictures => Grids.SelectMany(static grid => grid.Pictures).Distinct();

    /// <summary>What to say of a sweep whose filter leaves no point but the controls.</summary>
    public static InvalidSweepException LeavesNothing(string name) =>
        new($"the sweep {name} has no grid point of its own; its filter leaves none, so widen where or the axes");
}

/// <summary>How much is tried before a trial is given up.</summary>
/// <param name="MaxAttempts">Attempts for causes that may pass (lost workers, timeouts). Default: 3.</param>
/// <param name="TrialTimeout">Longest time for one training with its trials. Default: 30 minutes.</param>
public sealed record Limits(int MaxAttempts = 3, TimeSpan? TrialTimeout = null);
