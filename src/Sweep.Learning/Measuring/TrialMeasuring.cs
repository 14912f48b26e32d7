using Sweep.Learning.Networks;
using Sweep.Learning.Scenes;
using Sweep.Learning.Training;
using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Measures one trial after the other on one network.</summary>
internal sealed class TrialMeasuring(ShiftEquivariantUNet network, TrainingResult? training)
{
    private readonly double[] headBias = ImageTensor.Pixels(network.Weights["head.bias"]);
    private (SceneKey Key, Embeddings Whole)? last;

    public Measurement Of(Trial trial)
    {
        var asked = trial.Point.Measure;
        var tileSeams = Seams.AreMeasured(trial.Point) && Seams.LieAtTileBorders(trial);
        var wholeSeams = Seams.AreMeasured(trial.Point) && !tileSeams;
        var whole = asked.HasFlag(Measures.Separability) || wholeSeams ? Whole(trial) : null;
        var pair = trial.Tiling is { } tiling && (asked.HasFlag(Measures.Stitching) || tileSeams)
            ? Evaluation.Stitched(network, trial.Point, tiling)
            : null;
        var measurement = new Measurement
        {
            OutputDeviation = (whole ?? pair?.Whole)?.Deviation,
            FinalLoss = training?.FinalLoss,
            StepsMade = training?.Steps,
        };
        if (IsDead(whole) || IsDead(pair?.Whole))
        {
            return measurement with { Dead = true };
        }

        if (asked.HasFlag(Measures.Separability))
        {
            measurement = WithSeparability(measurement, whole!, trial);
        }

        if (asked.HasFlag(Measures.Stitching) && pair is not null && pair.Whole.Deviation > 0)
        {
            var error = StitchError.Between(pair.Stitched.Values, pair.Whole.Values);
            measurement = measurement with { StitchErrorMax = error.Max, StitchErrorRms = error.Rms };
        }

        var seams = tileSeams ? Seams.BetweenTiles(pair!.Stitched, trial) : wholeSeams ? Seams.InWhole(whole!, trial) : null;
        return measurement with { JumpRatio = seams?.JumpRatio, JumpProfile = seams?.Profile };
    }

    private bool IsDead(Embeddings? output) => output?.IsOnly(headBias) ?? false;

    private static Measurement WithSeparability(Measurement measurement, Embeddings whole, Trial trial)
    {
        var objects = trial.Evaluation.Objects;
        var numbers = Scene.Of(trial.Point).WholeObjects(whole.Sides, objects);
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

    /// <summary>Trials that differ in their tiles alone share the whole image, and come one after the other.</summary>
    private Embeddings Whole(Trial trial)
    {
        var key = new SceneKey(trial.Evaluation, trial.Point.Scene, trial.Point.Radius, trial.Point.Spacing);
        if (last?.Key != key)
        {
            last = (key, Evaluation.Whole(network, trial));
        }

        return last.Value.Whole;
    }

    private sealed record SceneKey(ImageGeometry Image, SceneKind Scene, int Radius, Theory.PerAxis Spacing);
}
