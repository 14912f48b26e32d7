namespace Sweep.Theory.Measuring;

/// <summary>The numbers of a completed trial. Null: not measured.</summary>
public sealed record Measurement
{
    /// <summary>Classes among the embeddings of same-looking objects.</summary>
    public long? Distinct { get; init; }

    /// <summary>Number of whole objects (pixels of a constant scene) compared.</summary>
    public long? Objects { get; init; }

    /// <summary>Distance below which two embeddings are the same, in embedding units.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Largest distance within a class, in embedding units.</summary>
    public double? WithinClass { get; init; }

    /// <summary>Smallest distance between classes; null when there is one class.</summary>
    public double? BetweenClasses { get; init; }

    /// <summary>Evidence of the count: between (or the tolerance, for one class) over within, bounded by the format's rounding.</summary>
    public double? ClassGap { get; init; }

    /// <summary>Standard deviation of the whole output over all channels and pixels.</summary>
    public double? OutputDeviation { get; init; }

    /// <summary>
    /// True when nothing but the bias of the head reaches the output, on some image of the trial: every ReLU of some layer is 0 there.
    /// Then nothing else was measured.
    /// </summary>
    public bool Dead { get; init; }

    /// <summary>
    /// For each pooling level, outermost first: how much the output changes, in its standard deviations, when what comes up from below
    /// the level is disturbed where it depends on the phase of the level's grid, on the axis where that changes least. Measured once a
    /// network, on an image without symmetry that goes around a circular border. 0 (it changes by less than 1e-9, in float32 1e-5): the
    /// network is dead below that level, and all deeper levels are 0 too. Empty without pooling; null where the family gives none (image
    /// statistics, polyphase).
    /// </summary>
    public IReadOnlyList<double>? LevelResponse { get; init; }

    /// <summary>
    /// Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest sum of squares, over all
    /// levels, of an image without symmetry and of its shifts. 0 (a lead below 1e-12, in float32 1e-6): a tie, which decides nothing.
    /// </summary>
    public double? GridGap { get; init; }

    /// <summary>Smallest distance between the mean of an object and the mean of the background, in <see cref="Tolerance"/>; trained networks.</summary>
    public double? BackgroundGap { get; init; }

    /// <summary>max |stitched - whole| in standard deviations of the whole output.</summary>
    public double? StitchErrorMax { get; init; }

    /// <summary>RMS of stitched - whole in standard deviations of the whole output.</summary>
    public double? StitchErrorRms { get; init; }

    /// <summary>
    /// The first of them on a larger image without symmetry, where the trial's own image shows no seam though one is predicted; else null.
    /// </summary>
    public double? StitchErrorGeneric { get; init; }

    /// <summary>Mean embedding distance of neighbouring pixels of one object across tile lines, over the same mean elsewhere.</summary>
    public double? JumpRatio { get; init; }

    /// <summary>Mean embedding distance of neighbouring pixels of one object by position of the pair modulo the line period, averaged over axes.</summary>
    public IReadOnlyList<double>? JumpProfile { get; init; }

    /// <summary>Mean loss of the last tenth of the steps that showed two instances or more; null when none did.</summary>
    public double? FinalLoss { get; init; }

    /// <summary>Adam steps made.</summary>
    public int? StepsMade { get; init; }

    /// <summary>Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing.</summary>
    public int? EmptyWindows { get; init; }

    /// <summary>Mean loss of each of at most 100 equal stretches of the steps, first to last.</summary>
    public IReadOnlyList<double>? LossCurve { get; init; }

    /// <summary>Whether every whole object of the whole image came out as exactly one instance of its own, tiles or not.</summary>
    public bool? Separable { get; init; }

    /// <summary>
    /// Whether the same mean shift, on embeddings that are separable by construction (means 2 delta_d apart), finds every whole object as
    /// one instance of its own.
    /// </summary>
    public bool? ClusteringControl { get; init; }

    /// <summary>Objects of the ground truth that the instances were compared with, including those that the image's border cuts.</summary>
    public long? TruthObjects { get; init; }

    /// <summary>Instances that the mean shift found, without background and specks.</summary>
    public long? FoundInstances { get; init; }

    /// <summary>Objects that cross a tile line (without tiles: all objects), the ones that <see cref="FalseSplits"/> counts among.</summary>
    public long? CutObjects { get; init; }

    /// <summary>Of the <see cref="CutObjects"/>, those that came out as two or more instances.</summary>
    public long? FalseSplits { get; init; }

    /// <summary>Objects that share their instance with another object.</summary>
    public long? FalseMerges { get; init; }

    /// <summary>Average precision TP / (TP + FP + FN) at an intersection over union of 0.5.</summary>
    public double? Ap50 { get; init; }

    /// <summary>Mean of the same over the thresholds 0.5, 0.55 .. 0.95.</summary>
    public double? Ap { get; init; }

    /// <summary>
    /// max |N(shifted image) - shifted N(image)| on an image without symmetry, over all shifts below the period along each axis and
    /// the diagonal, in standard deviations of the output.
    /// </summary>
    public double? ShiftErrorMax { get; init; }

    /// <summary>The same on the trial's own scene, whose repetitions may leave a choice among equals.</summary>
    public double? ShiftErrorScene { get; init; }
}
