namespace Sweep.Theory.Measuring;

/// <summary>
/// Everything that a trial's measurement can hold. A quantity is added by a property of <see cref="Measurement"/>, an entry here and the code that
/// measures it; tables, wire, reports and comparisons read this list.
/// </summary>
public static class Quantities
{
    internal static readonly Quantity<long?> Distinct = Count("measured_distinct", "Classes among the embeddings of same-looking objects", static m => m.Distinct, static (m, v) => m with { Distinct = v }) with
    {
        Title = "distinct embeddings",
        Chart = new("distinct", "Distinct embeddings"),
        IsCompared = true,
    };

    internal static readonly Quantity<double?> StitchErrorMax = Real(
        "stitch_error_max", "max |stitched - whole| in standard deviations of the whole output",
        static m => m.StitchErrorMax, static (m, v) => m with { StitchErrorMax = v }) with
    {
        Title = "stitch error",
        Unit = "sd",
        Chart = new("stitch_error", "Stitch error (standard deviations)"),
        IsCompared = true,
    };

    internal static readonly Quantity<double?> JumpRatio = Real(
        "jump_ratio", "Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump",
        static m => m.JumpRatio, static (m, v) => m with { JumpRatio = v }) with
    {
        Title = "jump ratio",
        Chart = new("jump_ratio", "Jump ratio across tile lines"),
        IsCompared = true,
    };

    internal static readonly Quantity<double?> FinalLoss = Real(
        "final_loss", "Mean loss of the last tenth of the steps that showed two instances or more, background included; null: random weights, or no such step",
        static m => m.FinalLoss, static (m, v) => m with { FinalLoss = v }) with
    {
        Title = "loss",
        Chart = new("final_loss", "Final loss"),
        Beside = static m => m.StepsMade is { } steps ? FormattableString.Invariant($"after {steps:N0} steps") : "",
        IsCompared = true,
    };

    internal static readonly Quantity<bool?> Separable = Flag("separable", "Whether every whole object came out as one instance of its own", static m => m.Separable, static (m, v) => m with { Separable = v }) with
    {
        Title = "separable",
        Chart = new("separable", "Share of seeds with all objects separable"),
    };

    internal static readonly Quantity<long?> FalseSplits = Count(
        "false_splits", "Of the cut objects, those that came out as two or more instances",
        static m => m.FalseSplits, static (m, v) => m with { FalseSplits = v }) with
    {
        Title = "false splits",
        Chart = new("false_splits", "Share of cut objects that are split", ShareOf: "cut_objects"),
        Beside = static m => OfObjects(m.CutObjects),
        IsCompared = true,
    };

    internal static readonly Quantity<long?> FalseMerges = Count(
        "false_merges", "Objects that share their instance with another one", static m => m.FalseMerges, static (m, v) => m with { FalseMerges = v }) with
    {
        Title = "false merges",
        Beside = static m => OfObjects(m.TruthObjects),
        IsCompared = true,
    };

    internal static readonly Quantity<double?> Ap50 = Real(
        "ap50", "Average precision TP / (TP + FP + FN) at an intersection over union of 0.5", static m => m.Ap50, static (m, v) => m with { Ap50 = v }) with
    {
        Title = "AP at IoU 0.5",
        Chart = new("ap50", "Average precision at IoU 0.5"),
        Beside = static m => m.Ap is { } mean ? FormattableString.Invariant($"0.5:0.95: {mean:0.00}") : "",
        IsCompared = true,
    };

    internal static readonly Quantity<double?> ShiftErrorMax = Real(
        "shift_error_max", "Largest error over the shifts below the period on an image without symmetry, in standard deviations of the output",
        static m => m.ShiftErrorMax, static (m, v) => m with { ShiftErrorMax = v }) with
    {
        Title = "shift error",
        Unit = "sd",
        Chart = new("shift_error", "Error under shifts of the whole image (standard deviations)"),
        IsCompared = true,
    };

    internal static readonly Quantity<IReadOnlyList<double>?> LevelResponse = Reals(
        "level_response",
        "How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed, outermost first; 0: dead below that level",
        static m => m.LevelResponse, static (m, v) => m with { LevelResponse = v }) with
    {
        Title = "response to each level",
    };

    internal static readonly Quantity<double?> GridGap = Real(
        "grid_gap", "Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest; 0: a tie",
        static m => m.GridGap, static (m, v) => m with { GridGap = v }) with
    {
        Title = "lead of the chosen grid",
    };

    internal static readonly Quantity<double?> BackgroundGap = Real(
        "background_gap", "Smallest distance between the mean of an object and the mean of the background, in tolerances; null: random weights",
        static m => m.BackgroundGap, static (m, v) => m with { BackgroundGap = v }) with
    {
        Title = "background gap",
    };

    internal static readonly Quantity<double?> StitchErrorGeneric = Real(
        "stitch_error_generic", "The stitch error on an image without symmetry, where the trial's own scene shows no seam though one is predicted",
        static m => m.StitchErrorGeneric, static (m, v) => m with { StitchErrorGeneric = v }) with
    {
        Title = "stitch error on an image without symmetry",
        Unit = "sd",
    };

    internal static readonly Quantity<bool?> ClusteringControl = Flag(
        "clustering_control", "Whether the same mean shift, on embeddings that are separable by construction, finds every whole object as one instance",
        static m => m.ClusteringControl, static (m, v) => m with { ClusteringControl = v }) with
    {
        Title = "separable by construction",
    };

    /// <summary>What decides for every law whether a network can show it.</summary>
    public static IReadOnlyList<Quantity> OfNetworks { get; } = [LevelResponse, BackgroundGap];

    /// <summary>In the order of the columns of <c>measurements</c>; new ones come last, as a database adds columns there.</summary>
    public static IReadOnlyList<Quantity> All { get; } =
    [
        Distinct,
        Count("objects", "Same-looking objects that were compared", static m => m.Objects, static (m, v) => m with { Objects = v }),
        Real("tolerance", "Relative tolerance up to which embeddings count as equal", static m => m.Tolerance, static (m, v) => m with { Tolerance = v }),
        Real("within_class", "Largest distance of two embeddings within a class", static m => m.WithinClass, static (m, v) => m with { WithinClass = v }),
        Real("between_classes", "Smallest distance of two embeddings of different classes", static m => m.BetweenClasses, static (m, v) => m with { BetweenClasses = v }),
        Real("class_gap", "Evidence of the count: distance between classes over the distance within one", static m => m.ClassGap, static (m, v) => m with { ClassGap = v }),
        Real(
            "output_deviation", "Standard deviation of the output, the unit of stitch and shift errors",
            static m => m.OutputDeviation, static (m, v) => m with { OutputDeviation = v }),
        new Quantity<bool>(
            "dead", "Whether nothing but the bias of the head reaches the output: such a network tells nothing", static m => m.Dead, static (m, v) => m with { Dead = v }),
        StitchErrorMax,
        Real(
            "stitch_error_rms", "RMS of stitched - whole in standard deviations of the whole output",
            static m => m.StitchErrorRms, static (m, v) => m with { StitchErrorRms = v }) with { IsCompared = true },
        JumpRatio,
        Reals(
            "jump_profile", "Mean embedding distance of neighbouring pixels by position modulo the period", static m => m.JumpProfile, static (m, v) => m with { JumpProfile = v }),
        FinalLoss,
        Whole("steps_made", "Steps that the training made before it stopped", static m => m.StepsMade, static (m, v) => m with { StepsMade = v }),
        Reals("loss_curve", "Mean loss of each of at most 100 equal stretches of the steps", static m => m.LossCurve, static (m, v) => m with { LossCurve = v }),
        Separable,
        Count("truth_objects", "Objects of the ground truth", static m => m.TruthObjects, static (m, v) => m with { TruthObjects = v }),
        Count(
            "found_instances", "Instances that the mean shift found, without the background",
            static m => m.FoundInstances, static (m, v) => m with { FoundInstances = v }) with { IsCompared = true },
        Count("cut_objects", "Objects that cross a tile line; without tiles all objects", static m => m.CutObjects, static (m, v) => m with { CutObjects = v }),
        FalseSplits,
        FalseMerges,
        Ap50,
        Real("ap", "Mean of the same over the thresholds 0.5, 0.55 .. 0.95", static m => m.Ap, static (m, v) => m with { Ap = v }) with { IsCompared = true },
        ShiftErrorMax,
        Real(
            "shift_error_scene", "The same on the trial's own scene, whose repetitions may leave a choice among equals",
            static m => m.ShiftErrorScene, static (m, v) => m with { ShiftErrorScene = v }) with { IsCompared = true },
        LevelResponse,
        GridGap,
        BackgroundGap,
        StitchErrorGeneric,
        Whole(
            "empty_windows", "Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing",
            static m => m.EmptyWindows, static (m, v) => m with { EmptyWindows = v }),
        ClusteringControl,
        .. FurtherQuantities.All,
    ];

    private static Quantity<long?> Count(string name, string text, Func<Measurement, long?> get, Func<Measurement, long?, Measurement> set) => new(name, text, get, set);

    private static Quantity<int?> Whole(string name, string text, Func<Measurement, int?> get, Func<Measurement, int?, Measurement> set) => new(name, text, get, set);

    private static Quantity<double?> Real(string name, string text, Func<Measurement, double?> get, Func<Measurement, double?, Measurement> set) => new(name, text, get, set);

    private static Quantity<bool?> Flag(string name, string text, Func<Measurement, bool?> get, Func<Measurement, bool?, Measurement> set) => new(name, text, get, set);

    private static Quantity<IReadOnlyList<double>?> Reals(
        string name, string text, Func<Measurement, IReadOnlyList<double>?> get, Func<Measurement, IReadOnlyList<double>?, Measurement> set) => new(name, text, get, set);

    private static string OfObjects(long? number) => number is { } some ? FormattableString.Invariant($"of {some:N0} object{(some == 1 ? "" : "s")}") : "";
}

/// <summary>Quantities that an assembly adds to the list before it is first read, so that a test can check that everything reads the list.</summary>
internal static class FurtherQuantities
{
    public static IReadOnlyList<Quantity> All { get; set; } = [];
}
