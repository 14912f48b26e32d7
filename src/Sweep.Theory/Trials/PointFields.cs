using System.Globalization;
using static Sweep.Theory.Trials.Influence;

namespace Sweep.Theory.Trials;

/// <summary>Every value of a grid point, in the order of its canonical text. Dimensions come first: lengths need them to be read.</summary>
internal static class PointFields
{
    public static readonly PointField<int> Dimensions = Whole("dimensions", Network, static p => p.Dimensions, static (p, v) => p with { Dimensions = v });
    public static readonly PointField<PerAxis?> Spacing = Lengths("spacing", Training, static p => p.Spacing, static (p, v) => p with { Spacing = v ?? p.Spacing });
    public static readonly PointField<PerAxis?> TrainWindow = Lengths("train_window", Training, static p => p.TrainWindow, static (p, v) => p with { TrainWindow = v });
    public static readonly PointField<PerAxis?> TileCrop = Lengths("tile_crop", Evaluation, static p => p.TileCrop, static (p, v) => p with { TileCrop = v });
    public static readonly PointField<PerAxis?> WholeImage = Lengths("whole_image", Evaluation, static p => p.WholeImage, static (p, v) => p with { WholeImage = v });
    public static readonly PointField<PerAxis?> Halo = Lengths("halo", Evaluation, static p => p.Halo, static (p, v) => p with { Halo = v });
    public static readonly PointField<string> Images = new(
        "images", Training, static p => p.Images, static (p, v) => p with { Images = v }, static text => text, static (_, text) => text);
    public static readonly PointField<int> Seed = Whole("seed", Network, static p => p.Seed, static (p, v) => p with { Seed = v });
    public static readonly ChoiceField Precision =
        Choice("precision", Network, static p => p.Precision, static (p, v) => p with { Precision = v });

    /// <summary>The measures are no axis: a sweep file sets them by a key of their own.</summary>
    public static readonly PointField<Measures> Measure = new(
        "measure", Evaluation, static p => p.Measure, static (p, v) => p with { Measure = v }, WriteMeasures, static (_, text) => ReadMeasures(text));

    /// <summary>The values that a sweep file may name under <c>axes</c> or <c>fixed</c>.</summary>
    public static readonly IReadOnlyList<PointField> Axes =
    [
        Dimensions,
        Whole("depth", Network, static p => p.Depth, static (p, v) => p with { Depth = v }),
        new PointField<PoolingFactors>(
            "factor", Network, static p => p.Factor, static (p, v) => p with { Factor = v }, static v => v.ToString(), static (_, text) => PoolingFactors.Parse(text)),
        Choice("padding", Network, static p => p.Padding, static (p, v) => p with { Padding = v }),
        Choice("upsampling", Network, static p => p.Upsampling, static (p, v) => p with { Upsampling = v }),
        Choice("pooling", Network, static p => p.Pooling, static (p, v) => p with { Pooling = v }),
        Whole("convolutions", Network, static p => p.Convolutions, static (p, v) => p with { Convolutions = v }),
        Whole("width", Network, static p => p.Width, static (p, v) => p with { Width = v }),
        Whole("embedding", Network, static p => p.Embedding, static (p, v) => p with { Embedding = v }),
        Choice("scene", Training, static p => p.Scene, static (p, v) => p with { Scene = v }),
        Whole("radius", Training, static p => p.Radius, static (p, v) => p with { Radius = v }),
        Spacing,
        TrainWindow,
        TileCrop,
        Whole("steps", Training, static p => p.Steps, static (p, v) => p with { Steps = v }),
        Real("learning_rate", Training, static p => p.LearningRate, static (p, v) => p with { LearningRate = v }),
        Real("delta_v", Training, static p => p.DeltaV, static (p, v) => p with { DeltaV = v }),
        Real("delta_d", Training, static p => p.DeltaD, static (p, v) => p with { DeltaD = v }),
        Choice("pair_mask", Training, static p => p.PairMask, static (p, v) => p with { PairMask = v }),
        Precision,
        Whole("batch", Training, static p => p.Batch, static (p, v) => p with { Batch = v }),
        Choice("normalisation", Network, static p => p.Normalisation, static (p, v) => p with { Normalisation = v }),
        Real("noise", Training, static p => p.Noise, static (p, v) => p with { Noise = v }),
        Real("elastic", Training, static p => p.Elastic, static (p, v) => p with { Elastic = v }),
        Images,
        WholeImage,
        Halo,
        Real("bandwidth", Evaluation, static p => p.Bandwidth, static (p, v) => p with { Bandwidth = v }),
        Choice("kernel", Evaluation, static p => p.Kernel, static (p, v) => p with { Kernel = v }),
        Seed,
    ];

    public static readonly IReadOnlyList<PointField> All = [.. Axes, Measure];

    public static string WriteMeasures(Measures measures) =>
        measures == Measures.None ? "none" : string.Join(',', MeasureNames.Where(name => measures.HasFlag(name.Key)).Select(static name => name.Value));

    /// <summary>The measures that a sweep file may ask for.</summary>
    public static readonly IReadOnlyList<KeyValuePair<Measures, string>> MeasureNames =
    [
        .. Enum.GetValues<Measures>().Where(static one => one != Measures.None).Select(static one => KeyValuePair.Create(one, ChoiceText.Of(one))),
    ];

    private static Measures ReadMeasures(string text) => text.Split(',').Aggregate(
        Measures.None, static (sum, name) => sum | ChoiceText.Parse<Measures>(name));

    private static PointField<int> Whole(string name, Influence influence, Func<GridPoint, int> get, Func<GridPoint, int, GridPoint> set) =>
        new(name, influence, get, set, static v => v.ToString(CultureInfo.InvariantCulture), static (_, text) => int.Parse(text, CultureInfo.InvariantCulture));

    private static PointField<double> Real(string name, Influence influence, Func<GridPoint, double> get, Func<GridPoint, double, GridPoint> set) =>
        new(name, influence, get, set, static v => Unsigned(v).ToString("R", CultureInfo.InvariantCulture), static (_, text) => Unsigned(double.Parse(text, CultureInfo.InvariantCulture)));

    /// <summary>-0 is 0, and has no text of its own.</summary>
    private static double Unsigned(double value) => value == 0 ? 0 : value;

    private static ChoiceField Choice<T>(string name, Influence influence, Func<GridPoint, T> get, Func<GridPoint, T, GridPoint> set)
        where T : struct, Enum =>
        new(name, influence, point => ChoiceText.Of(get(point)), (point, text) => set(point, ChoiceText.Parse<T>(text)), ChoiceText.All<T>());

    private static PointField<PerAxis?> Lengths(string name, Influence influence, Func<GridPoint, PerAxis?> get, Func<GridPoint, PerAxis?, GridPoint> set) =>
        new(name, influence, get, set, static v => v?.ToString() ?? "default", static (point, text) => text == "default" ? null : ReadLengths(point, text));

    private static PerAxis ReadLengths(GridPoint point, string text)
    {
        var lengths = text.Split('x').Select(static one => int.Parse(one, CultureInfo.InvariantCulture)).ToArray();
        return lengths.Length == 1 ? PerAxis.Uniform(Math.Clamp(point.Dimensions, 1, 3), lengths[0]) : new PerAxis(lengths);
    }
}
