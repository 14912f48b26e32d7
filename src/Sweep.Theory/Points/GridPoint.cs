using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Theory.Points;

/// <summary>
/// The value of every axis at one point of a grid, before anybody asked whether such a network or such sizes exist.
/// <c>Trial.Of</c> answers that. Two points are the same trial exactly when their <see cref="Canonical"/> texts are equal.
/// </summary>
public sealed record GridPoint
{
    private const int FirstStream = PointText.FirstStream;
    private const int CurrentStream = 2;

    /// <summary>Frozen: written in what random numbers are drawn from whatever their value. Axes that came later are there where a point differs from what was before them.</summary>
    private static readonly string[] Hashed =
        ["dimensions", "depth", "factor", "padding", "upsampling", "pooling", "convolutions", "width", "embedding", "normalisation", "seed"];

    /// <summary>d, 1 to 3.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>l, number of pooling layers; 0 is a plain convolutional network.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>f of each level and axis.</summary>
    public PoolingFactors Factor { get; init; } = PoolingFactors.Uniform(2);

    public Padding Padding { get; init; } = Padding.Valid;

    public Upsampling Upsampling { get; init; } = Upsampling.Learnt;

    public Pooling Pooling { get; init; } = Pooling.Max;

    /// <summary>3^d convolutions per level.</summary>
    public int Convolutions { get; init; } = 2;

    /// <summary>Feature maps at the top level; doubled at every level below.</summary>
    public int Width { get; init; } = 16;

    /// <summary>Channels of the embedding.</summary>
    public int Embedding { get; init; } = 3;

    public SceneKind Scene { get; init; } = SceneKind.Discs;

    /// <summary>Disc radius in pixels.</summary>
    public int Radius { get; init; } = 2;

    /// <summary>s, distance of neighbouring disc centres in pixels, per axis.</summary>
    public PerAxis Spacing { get; init; } = PerAxis.Uniform(2, 7);

    /// <summary>w, side of the output window that the training loss sees, in pixels; null: twice the period (one period for a constant scene).</summary>
    public PerAxis? TrainWindow { get; init; }

    /// <summary>c, side to which each output tile is cropped before stitching, in pixels; null: no tiles.</summary>
    public PerAxis? TileCrop { get; init; }

    /// <summary>Adam steps; 0 leaves the weights random.</summary>
    public int Steps { get; init; }

    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Pull margin of the discriminative loss.</summary>
    public double DeltaV { get; init; }

    /// <summary>Half of the push margin of the discriminative loss.</summary>
    public double DeltaD { get; init; } = 3;

    public PairMask PairMask { get; init; } = PairMask.ByIndex;

    /// <summary>Default: float64 for random weights, float32 for trainings.</summary>
    public Precision Precision { get; init; } = Precision.Float64;

    /// <summary>Windows that one step's loss is taken over together.</summary>
    public int Batch { get; init; } = 1;

    public Normalisation Normalisation { get; init; } = Normalisation.None;

    /// <summary>Variance of the Gaussian noise on the image, drawn anew every step (the paper: 0.01).</summary>
    public double Noise { get; init; }

    /// <summary>Standard deviation, in pixels, of the jitter of the control points (every 20 pixels) of an elastic deformation (the paper: 0.2).</summary>
    public double Elastic { get; init; }

    /// <summary>Folder of the scene <c>images</c>; empty for the other scenes.</summary>
    public string Images { get; init; } = "";

    /// <summary>Least side of the evaluated output in pixels; null: as many objects as it takes to see every phase.</summary>
    public PerAxis? WholeImage { get; init; }

    /// <summary>Pixels on each side of a padded tile that are computed and thrown away before stitching; null: none.</summary>
    public PerAxis? Halo { get; init; }

    /// <summary>Bandwidth of the mean shift, in embedding units (the notebooks: 0.1 to 2.5).</summary>
    public double Bandwidth { get; init; } = 1.5;

    public Kernel Kernel { get; init; } = Kernel.Flat;

    public Measures Measure { get; init; } = Measures.Separability | Measures.Stitching | Measures.Seams;

    public int Seed { get; init; }

    /// <summary>
    /// How <see cref="RandomSeed"/> comes from the seed: 1, as points of earlier sweeps have it, or 2. No axis: a sweep keeps the one that it
    /// began with.
    /// </summary>
    public int Stream
    {
        get;
        init => field = value is FirstStream or CurrentStream
            ? value
            : throw new InvalidSweepException($"stream {value} is not known here; {FirstStream} and {CurrentStream} are, so use the version of sweep that wrote it");
    } = CurrentStream;

    /// <summary>
    /// What everything random of a trial is drawn from: its weights, its training windows, its noise. Stream 1: the seed alone, so that all
    /// networks share their numbers. Stream 2: a hash of seed and network, so that they do not. The number format is left out, since a count
    /// is checked again on the same network in float64.
    /// </summary>
    public long RandomSeed => Stream == FirstStream
        ? Seed
        : BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', Axes.Values
            .Where(axis => axis.Influence == Influence.Network && axis != Axes.Precision && (Hashed.Contains(axis.Name) || IsWritten(axis)))
            .Select(axis => $"{axis.Name}={axis.Write(this)}")))));

    /// <summary>
    /// Every axis that differs from <see cref="Axis.Absent"/> as <c>name=value</c>, in the order of <see cref="Axes.Values"/> and joined by <c>;</c>, and
    /// the stream where it is not the first. Parsed back by <see cref="Parse"/>.
    /// </summary>
    public string Canonical => Write(static _ => true);

    /// <summary>
    /// The part of <see cref="Canonical"/> that the network's weights depend on: points with equal texts share one training.
    /// Leaves out the tile crop and what is measured; with <c>steps=0</c> also the scene, the window and the loss.
    /// </summary>
    public string TrainingCanonical => Steps == 0
        ? Write(static axis => axis.Influence == Influence.Network)
        : Write(static axis => axis.Influence != Influence.Evaluation);

    /// <summary>Reads what <see cref="Canonical"/> wrote, or wrote before texts left anything out: values in any order, each by its name.</summary>
    /// <exception cref="InvalidSweepException">A value is missing, unknown, there twice or of another form.</exception>
    public static GridPoint Parse(string canonical)
    {
        Dictionary<string, string> values = [];
        foreach (var (name, value) in PointText.Parts(canonical))
        {
            if (!values.TryAdd(name, value))
            {
                throw new InvalidSweepException($"'{name}={value}' is the second {name} of a grid point: write each value once");
            }
        }

        var stream = FirstStream;
        if (values.Remove(PointText.Stream, out var number))
        {
            stream = number == $"{CurrentStream}"
                ? CurrentStream
                : throw new InvalidSweepException($"'{PointText.Stream}={number}' is not a value of a grid point: write {PointText.Stream}={CurrentStream}, or nothing for the first stream");
        }

        var point = new GridPoint { Stream = stream };
        foreach (var axis in Axes.Values)
        {
            var text = values.Remove(axis.Name, out var written) ? written : axis.Absent;
            try
            {
                point = axis.Read(point, text ?? throw new InvalidSweepException($"'{canonical}' is not a grid point: it has no {axis.Name}"));
            }
            catch (Exception cause) when (cause is FormatException or OverflowException or ArgumentException)
            {
                throw new InvalidSweepException($"'{axis.Name}={text}' is not a value of a grid point: {axis.Name} has another form", cause);
            }
        }

        return values.Count == 0 ? point : throw new InvalidSweepException(
            $"'{values.First().Key}={values.First().Value}' is not a value of a grid point here; use the version of sweep that wrote it");
    }

    /// <summary>The same point with lengths for as many axes as it has, where one number serves them all. Its canonical text stays.</summary>
    internal GridPoint Fitted() => Dimensions is < 1 or > 3
        ? this
        : Fits(Spacing) && Fits(TrainWindow) && Fits(TileCrop) && Fits(WholeImage) && Fits(Halo)
            ? this
            : this with { Spacing = Fit(Spacing), TrainWindow = Fit(TrainWindow), TileCrop = Fit(TileCrop), WholeImage = Fit(WholeImage), Halo = Fit(Halo) };

    private bool Fits(PerAxis? lengths) => lengths is null || lengths.Value.Count == Dimensions;

    private PerAxis? Fit(PerAxis? lengths) => lengths is { } set ? Fit(set) : null;

    private PerAxis Fit(PerAxis lengths)
    {
        var head = lengths[0];
        return lengths.All(length => length == head) ? PerAxis.Uniform(Dimensions, head) : lengths;
    }

    private string Write(Func<Axis, bool> belongs)
    {
        var text = new StringBuilder();
        foreach (var axis in Axes.Values)
        {
            if (belongs(axis) && axis.Write(this) is var value && value != axis.Absent)
            {
                text.Append(text.Length > 0 ? ";" : "").Append(axis.Name).Append('=').Append(value);
            }
        }

        return text.Append(PointText.OfStream(Stream)).ToString();
    }

    private bool IsWritten(Axis axis) => axis.Absent is not { } absent || axis.Write(this) != absent;
}
