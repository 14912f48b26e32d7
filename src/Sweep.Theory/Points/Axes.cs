using System.Globalization;
using static Sweep.Theory.Points.Influence;

namespace Sweep.Theory.Points;

/// <summary>
/// Every axis of a grid. An axis is added by a property of <see cref="GridPoint"/>, an entry here and the code that uses it; sweep files, tables, charts
/// and reports read this list.
/// </summary>
public static class Axes
{
    /// <summary>Distance of the control points of an elastic deformation, in pixels (the paper's notebooks). A wider jitter folds the image.</summary>
    public const int ControlPointDistance = 20;

    /// <summary>The axis of replicates.</summary>
    public const string SeedName = "seed";

    internal static readonly Axis<int> Dimensions = Whole("dimensions", Network, static p => p.Dimensions, static (p, v) => p with { Dimensions = v }) with
    {
        Title = "Dimensions d",
        Heading = "$d$",
        Text = "d, spatial dimensions of the image",
    };

    internal static readonly Axis<PerAxis?> Spacing = Lengths("spacing", Training, static p => p.Spacing, static (p, v) => p with { Spacing = v ?? p.Spacing }) with
    {
        Title = "Spacing s (px)",
        Heading = "$s$",
        Text = "s, distance of neighbouring objects along each axis, in pixels",
    };

    internal static readonly ChoiceAxis Precision = Choice("precision", Network, static p => p.Precision, static (p, v) => p with { Precision = v }) with { Absent = "float64", Title = "Precision" };

    internal static readonly Axis<string> Images = new(
        "images", Training, static p => p.Images, static (p, v) => p with { Images = v }, static text => text, static (_, text) => text)
    {
        Absent = "", Title = "Images", IsRare = true, Text = "Folder of the user's own images; empty for made scenes",
    };

    internal static readonly Axis<int> Seed = Whole(SeedName, Network, static p => p.Seed, static (p, v) => p with { Seed = v }) with
    {
        Absent = "0",
        Title = "Seed",
        IsRare = true,
        Text = "Seed of weights, scene and training",
        Rule = (static v => v >= 0, "use 0 or a positive number"),
    };

    /// <summary>In the order of the canonical text, which ids are hashes of; new ones come before the seed. Dimensions come first: lengths need them to be read.</summary>
    public static IReadOnlyList<Axis> All { get; } =
    [
        Dimensions,
        Whole("depth", Network, static p => p.Depth, static (p, v) => p with { Depth = v }) with
        {
            Title = "Depth l (pooling layers)", Heading = "$l$", Text = "l, number of pooling layers",
        },
        new Axis<PoolingFactors>(
            "factor", Network, static p => p.Factor, static (p, v) => p with { Factor = v }, static v => v.ToString(), static (_, text) => PoolingFactors.Parse(text))
        {
            Title = "Pooling factor f", Heading = "$f$", Text = "f, or one list for each level with one factor for each axis",
        },
        Choice("padding", Network, static p => p.Padding, static (p, v) => p with { Padding = v }) with { Absent = "valid", Title = "Padding", Heading = "padding" },
        Choice("upsampling", Network, static p => p.Upsampling, static (p, v) => p with { Upsampling = v }) with { Absent = "learnt", Title = "Upsampling", Heading = "upsampling" },
        Choice("pooling", Network, static p => p.Pooling, static (p, v) => p with { Pooling = v }) with { Absent = "max", Title = "Pooling", Heading = "pooling" },
        Whole("convolutions", Network, static p => p.Convolutions, static (p, v) => p with { Convolutions = v }) with
        {
            Absent = "2", Title = "Convolutions per level", Text = "3^d convolutions for each level",
        },
        Whole("width", Network, static p => p.Width, static (p, v) => p with { Width = v }) with
        {
            Absent = "16", Title = "Width (feature maps)", Text = "Feature maps at the top level, doubled at every level below",
        },
        Whole("embedding", Network, static p => p.Embedding, static (p, v) => p with { Embedding = v }) with { Absent = "3", Title = "Embedding (channels)", Text = "Channels of the embedding" },
        Choice("scene", Training, static p => p.Scene, static (p, v) => p with { Scene = v }) with { Absent = "discs", Title = "Scene" },
        Whole("radius", Training, static p => p.Radius, static (p, v) => p with { Radius = v }) with { Absent = "2", Title = "Radius r (px)", Text = "Radius of the discs, in pixels" },
        Spacing,
        Lengths("train_window", Training, static p => p.TrainWindow, static (p, v) => p with { TrainWindow = v }) with
        {
            Absent = "default", Title = "Training window w (px)", Heading = "$w$", Text = "w, output window that the loss sees, in pixels along each axis; null: the default",
        },
        Lengths("tile_crop", Evaluation, static p => p.TileCrop, static (p, v) => p with { TileCrop = v }) with
        {
            Absent = "default", Title = "Tile crop c (px)", Heading = "$c$", Without = "no tiles", Text = "c, side to which tiles are cropped, in pixels along each axis; null: no tiles",
        },
        Whole("steps", Training, static p => p.Steps, static (p, v) => p with { Steps = v }) with
        {
            Absent = "0", Title = "Training steps", Text = "Adam steps; 0: random weights", Rule = (static v => v >= 0, "use 0 for random weights or a positive number of steps"),
        },
        Real("learning_rate", Training, static p => p.LearningRate, static (p, v) => p with { LearningRate = v }) with
        {
            Absent = "0.001", Title = "Learning rate", Text = "Learning rate of Adam", Rule = Positive("use a positive number such as 1e-3"),
        },
        Real("delta_v", Training, static p => p.DeltaV, static (p, v) => p with { DeltaV = v }) with
        {
            Absent = "0", Title = "Loss margin delta_v", IsRare = true, Text = "Pull margin of the discriminative loss", Rule = NotNegative("use 0 or a positive number"),
        },
        Real("delta_d", Training, static p => p.DeltaD, static (p, v) => p with { DeltaD = v }) with
        {
            Absent = "3", Title = "Loss margin delta_d", IsRare = true, Text = "Half of the push margin of the discriminative loss", Rule = Positive("use a positive number such as 3"),
        },
        Choice("pair_mask", Training, static p => p.PairMask, static (p, v) => p with { PairMask = v }, "Which pairs the loss pushes apart: ") with { Absent = "by_index", Title = "Pair mask", IsRare = true },
        Precision,
        Whole("batch", Training, static p => p.Batch, static (p, v) => p with { Batch = v }) with
        {
            Absent = "1", Title = "Batch (windows)", Text = "Windows that one training step sees", Rule = (static v => v >= 1, "use at least 1 window per step"),
        },
        Choice("normalisation", Network, static p => p.Normalisation, static (p, v) => p with { Normalisation = v }) with { Absent = "none", Title = "Normalisation" },
        Real("noise", Training, static p => p.Noise, static (p, v) => p with { Noise = v }) with
        {
            Absent = "0", Title = "Noise (variance)", Heading = "noise", Text = "Variance of the Gaussian noise on the image", Rule = NotNegative("use 0 or a variance such as 0.01"),
        },
        Real("elastic", Training, static p => p.Elastic, static (p, v) => p with { Elastic = v }) with
        {
            Absent = "0", Title = "Elastic jitter (px)", Heading = "elastic", Text = "Jitter of the control points of an elastic deformation, in pixels",
            Rule = (static v => v is >= 0 and <= ControlPointDistance, $"use 0 or a jitter of at most {ControlPointDistance} pixels, the distance of the control points, such as 0.2"),
        },
        Images,
        Lengths("whole_image", Evaluation, static p => p.WholeImage, static (p, v) => p with { WholeImage = v }) with
        {
            Absent = "default", Title = "Whole image (px)", Text = "Least side of the evaluated output, in pixels along each axis; null: the default",
        },
        Lengths("halo", Evaluation, static p => p.Halo, static (p, v) => p with { Halo = v }) with
        {
            Absent = "default", Title = "Halo (px)", Text = "Pixels on each side of a padded tile that are thrown away; null: none",
        },
        Real("bandwidth", Evaluation, static p => p.Bandwidth, static (p, v) => p with { Bandwidth = v }) with
        {
            Absent = "1.5", Title = "Bandwidth", Text = "Bandwidth of the mean shift, in units of the embedding", Rule = Positive("use a positive number such as 1.5"),
        },
        Choice("kernel", Evaluation, static p => p.Kernel, static (p, v) => p with { Kernel = v }, "Kernel of the mean shift: ") with { Absent = "flat", Title = "Kernel" },
        .. FurtherAxes.All,
        Seed,
    ];

    /// <summary>The measures are no axis: a sweep file sets them by a key of their own.</summary>
    internal static readonly Axis<Measures> Measure = new(
        "measure", Evaluation, static p => p.Measure, static (p, v) => p with { Measure = v }, WriteMeasures, static (_, text) => ReadMeasures(text))
    {
        Title = "Measures", IsRare = true, Text = $"What was asked for: {string.Join(", ", ChoiceText.All<Measures>().Where(static word => word != "none"))}",
    };

    /// <summary>Every value of a point, in the order of its canonical text: what replicates share comes first.</summary>
    internal static IReadOnlyList<Axis> Values { get; } = [.. All.Where(static axis => axis != Seed), Measure, Seed];

    /// <summary>The measures that a sweep file may ask for.</summary>
    internal static IReadOnlyList<KeyValuePair<Measures, string>> MeasureNames { get; } =
    [
        .. Enum.GetValues<Measures>().Where(static one => one != Measures.None).Select(static one => KeyValuePair.Create(one, ChoiceText.Of(one))),
    ];

    internal static string WriteMeasures(Measures measures) =>
        measures == Measures.None ? "none" : string.Join(',', MeasureNames.Where(name => measures.HasFlag(name.Key)).Select(static name => name.Value));

    private static Measures ReadMeasures(string text) => text.Split(',').Aggregate(
        Measures.None, static (sum, name) => sum | ChoiceText.Parse<Measures>(name));

    private static Axis<int> Whole(string name, Influence influence, Func<GridPoint, int> get, Func<GridPoint, int, GridPoint> set) =>
        new(name, influence, get, set, static v => v.ToString(CultureInfo.InvariantCulture), static (_, text) => int.Parse(text, CultureInfo.InvariantCulture)) { Title = "", Text = "" };

    private static Axis<double> Real(string name, Influence influence, Func<GridPoint, double> get, Func<GridPoint, double, GridPoint> set) =>
        new(name, influence, get, set, static v => Unsigned(v).ToString("R", CultureInfo.InvariantCulture), static (_, text) => Unsigned(double.Parse(text, CultureInfo.InvariantCulture))) { Title = "", Text = "" };

    /// <summary>-0 is 0, and has no text of its own.</summary>
    private static double Unsigned(double value) => value == 0 ? 0 : value;

    /// <param name="before">Comes before the words in the comment of the column.</param>
    private static ChoiceAxis Choice<T>(string name, Influence influence, Func<GridPoint, T> get, Func<GridPoint, T, GridPoint> set, string before = "")
        where T : struct, Enum
    {
        var words = ChoiceText.All<T>();
        return new(name, influence, point => ChoiceText.Of(get(point)), (point, text) => set(point, ChoiceText.Parse<T>(text)), words)
        {
            Title = name, Text = $"{before}{string.Join(", ", words.SkipLast(1))} or {words[^1]}",
        };
    }

    private static Axis<PerAxis?> Lengths(string name, Influence influence, Func<GridPoint, PerAxis?> get, Func<GridPoint, PerAxis?, GridPoint> set) =>
        new(name, influence, get, set, static v => v?.ToString() ?? "default", static (point, text) => text == "default" ? null : ReadLengths(point, text)) { Title = "", Text = "" };

    private static PerAxis ReadLengths(GridPoint point, string text)
    {
        var lengths = text.Split('x').Select(static one => int.Parse(one, CultureInfo.InvariantCulture)).ToArray();
        return lengths.Length == 1 ? PerAxis.Uniform(Math.Clamp(point.Dimensions, 1, 3), lengths[0]) : new PerAxis(lengths);
    }

    private static (Predicate<double>, string) Positive(string advice) => (static v => v is > 0 and < double.PositiveInfinity, advice);

    private static (Predicate<double>, string) NotNegative(string advice) => (static v => v is >= 0 and < double.PositiveInfinity, advice);
}

/// <summary>Axes that an assembly adds to the list before it is first read, so that a test can check that everything reads the list.</summary>
internal static class FurtherAxes
{
    public static IReadOnlyList<Axis> All { get; set; } = [];
}
