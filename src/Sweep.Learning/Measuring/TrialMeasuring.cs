using Sweep.Learning.Networks;
using Sweep.Learning.Panels;
using Sweep.Learning.Training;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Measures one trial after the other on one network.</summary>
internal sealed class TrialMeasuring(ShiftEquivariantUNet network, TrainingResult? training)
{
    private readonly double[] headBias = ImageTensor.Pixels(network.Weights["head.bias"]);
    private readonly TrialOutputs outputs = new(network);

    public Measurement Of(Trial trial)
    {
        var point = trial.Point;
        var counts = IsCounted(point);
        var instances = InstanceMeasuring.IsMeasured(point);
        var shifts = Shifts.AreMeasured(point);
        var tileSeams = Seams.AreMeasured(point) && Seams.LieAtTileBorders(trial);
        var wholeSeams = Seams.AreMeasured(point) && !tileSeams;
        var tiling = instances || tileSeams || point.Measure.HasFlag(Measures.Stitching) ? trial.Tiling : null;
        var whole = counts || wholeSeams || shifts || (instances && tiling is null) ? outputs.Whole(trial) : null;
        var pair = tiling is not null ? outputs.Stitched(point, tiling) : null;
        var measurement = new Measurement
        {
            OutputDeviation = (whole ?? pair?.Whole)?.Deviation,
            FinalLoss = training?.FinalLoss,
            StepsMade = training?.Steps,
            LossCurve = training?.Curve,
        };
        if (IsDead(whole) || IsDead(pair?.Whole))
        {
            return measurement with { Dead = true };
        }

        measurement = counts ? WithCount(measurement, whole!, trial) : measurement;
        measurement = pair is not null && point.Measure.HasFlag(Measures.Stitching) ? WithStitching(measurement, pair) : measurement;
        measurement = instances ? InstanceMeasuring.With(measurement, outputs, trial) : measurement;
        measurement = shifts ? Shifts.With(measurement, network, trial) : measurement;
        var seams = tileSeams ? Seams.BetweenTiles(outputs.LabelledStitched(point, tiling!))
            : wholeSeams ? Seams.InWhole(outputs.LabelledWhole(trial), trial) : null;
        return measurement with { JumpRatio = seams?.JumpRatio, JumpProfile = seams?.Profile };
    }

    /// <summary>What the trial's picture shows, or null where none is asked for.</summary>
    public PanelSubject? Picture(Trial trial, Measurement measurement) =>
        trial.Point.Measure.HasFlag(Measures.Panels) ? Pictures.Of(trial, outputs, measurement) : null;

    /// <summary>Only objects that look the same can be counted against a law.</summary>
    private static bool IsCounted(GridPoint point) =>
        point.Measure.HasFlag(Measures.Separability) && point.Scene is SceneKind.Constant or SceneKind.Discs;

    private bool IsDead(Embeddings? output) => output?.IsOnly(headBias) ?? false;

    private static Measurement WithStitching(Measurement measurement, StitchedPair pair)
    {
        if (!(pair.Whole.Deviation > 0))
        {
            return measurement;
        }

        var error = StitchError.Between(pair.Stitched.Values, pair.Whole.Values);
        return measurement with { StitchErrorMax = error.Max, StitchErrorRms = error.Rms };
    }

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
