using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Learning.Training;
using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Measures trials, one after another, on one network.</summary>
internal sealed class TrialMeasuring(ShiftEquivariantUNet network, TrainingResult? training)
{
    private readonly double[] headBias = ImageTensor.Pixels(network.Weights["head.bias"]);
    private readonly Lazy<IReadOnlyList<double>?> levels = new(() => LevelResponses.Of(network));

    /// <summary>The network's outputs on the images of the trials, computed on demand.</summary>
    public TrialOutputs Outputs { get; } = new(network);

    public Measurement Of(Trial trial)
    {
        var point = trial.Point;
        var counts = IsCounted(point);
        var instances = InstanceMeasuring.IsMeasured(point);
        var shifts = Shifts.AreMeasured(point);
        var tileSeams = Seams.AreMeasured(point) && Seams.LieAtTileBorders(trial);
        var wholeSeams = Seams.AreMeasured(point) && !tileSeams;
        var tiling = Tiling(trial);
        var whole = LooksAtWhole(trial) ? Outputs.Whole(trial) : null;
        var pair = tiling is not null ? Outputs.Stitched(point, tiling) : null;
        var measurement = new Measurement
        {
            OutputDeviation = (whole ?? pair?.Whole)?.Deviation,
            FinalLoss = training?.FinalLoss,
            StepsMade = training?.Steps,
            EmptyWindows = training?.EmptyWindows,
            LossCurve = training?.Curve,
        };
        if (IsDead(whole) || IsDead(pair?.Whole))
        {
            return measurement with { Dead = true };
        }

        measurement = counts ? WithCount(measurement, whole!, trial) : measurement;
        measurement = StitchMeasuring.IsMeasured(trial) ? StitchMeasuring.With(measurement, pair!, network, trial) : measurement;
        measurement = instances ? InstanceMeasuring.With(measurement, Outputs, trial) : measurement;
        measurement = shifts ? Shifts.With(measurement, network, trial) : measurement;
        var seams = tileSeams ? Seams.BetweenTiles(Outputs.LabelledStitched(point, tiling!))
            : wholeSeams ? Seams.InWhole(Outputs.LabelledWhole(trial), trial) : null;
        return measurement with
        {
            JumpRatio = seams?.JumpRatio,
            JumpProfile = seams?.Profile,
            LevelResponse = NeedsLevels(trial) ? levels.Value : null,
            BackgroundGap = BackgroundGaps.AreMeasured(point)
                ? BackgroundGaps.Of(Outputs.LabelledWhole(trial), trial, Separability.TrainedTolerance(point)) : null,
        };
    }

    /// <summary>Returns the images on which the trial was measured, with the embeddings of each.</summary>
    public IReadOnlyList<MeasuredImage> Images(Trial trial)
    {
        List<MeasuredImage> images = [];
        var sides = trial.Evaluation.Input;
        if (LooksAtWhole(trial) || InstanceMeasuring.IsMeasured(trial.Point))
        {
            images.Add(new("", Evaluation.Pixels(trial.Point, trial.Evaluation), sides, Outputs.Whole(trial), null));
        }

        if (Shifts.AreMeasured(trial.Point))
        {
            var pixels = GenericImage.Of(sides, trial.Point.RandomSeed);
            using var output = WholeImage.Forward(network, pixels, sides);
            images.Add(new("generic-", pixels, sides, Embeddings.Of(output), null));
        }

        if (Tiling(trial) is { } tiling)
        {
            var pair = Outputs.Stitched(trial.Point, tiling);
            images.Add(new("tiled-", Evaluation.TiledPixels(trial.Point, tiling), tiling.Image.Input, pair.Whole, pair.Stitched));
        }

        return images;
    }

    private static TilingGeometry? Tiling(Trial trial) =>
        InstanceMeasuring.IsMeasured(trial.Point) || StitchMeasuring.IsMeasured(trial)
        || (Seams.AreMeasured(trial.Point) && Seams.LieAtTileBorders(trial)) ? trial.Tiling : null;

    private static bool LooksAtWhole(Trial trial) =>
        IsCounted(trial.Point) || Shifts.AreMeasured(trial.Point) || (Seams.AreMeasured(trial.Point) && !Seams.LieAtTileBorders(trial))
        || (InstanceMeasuring.IsMeasured(trial.Point) && trial.Tiling is null);

    /// <summary>A law predicts the count of same-looking objects only.</summary>
    private static bool IsCounted(GridPoint point) =>
        point.Measure.HasFlag(Measures.Separability) && point.Scene is SceneKind.Constant or SceneKind.Discs;

    /// <summary>Measures the laws that apply to living networks only.</summary>
    private static bool NeedsLevels(Trial trial) => IsCounted(trial.Point) || StitchMeasuring.IsMeasured(trial)
        || Shifts.AreMeasured(trial.Point) || Seams.AreMeasured(trial.Point);

    private bool IsDead(Embeddings? output) => output?.IsNothingBut(headBias) ?? false;

    private static Measurement WithCount(Measurement measurement, Embeddings whole, Trial trial)
    {
        var objects = trial.Evaluation.Objects;
        var numbers = Evaluation.SceneOf(trial.Point).WholeObjects(whole.Sides, objects);
        var found = Separability.Of(whole, numbers, checked((int)objects.Product()), trial.Point);
        return measurement with
        {
            Distinct = found.Count.Classes,
            Objects = found.Objects,
            Tolerance = found.Tolerance,
            WithinClass = found.Count.Within,
            BetweenClasses = found.Count.Between,
            ClassGap = found.Gap,
        };
    }
}

/// <summary>An image on which a trial was measured, and the network's output for it.</summary>
/// <param name="Name">Prefix of its file names; empty for the whole image of the scene.</param>
/// <param name="Pixels">Brightness, in row-major order.</param>
/// <param name="Output">Embeddings of the whole image; for a tiled image, of the pixels that the tiles cover.</param>
/// <param name="Stitched">Embeddings of the same pixels, tile by tile; null: the image is not tiled.</param>
internal sealed record MeasuredImage(string Name, double[] Pixels, PerAxis Sides, Embeddings Output, Embeddings? Stitched);
