using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Scores the instances in the embeddings of a trained network.</summary>
internal static class InstanceMeasuring
{
    /// <summary>Random weights give no useful instances.</summary>
    public static bool IsMeasured(GridPoint point) => point.Steps > 0 && point.Measure.HasFlag(Measures.Instances);

    /// <summary>
    /// Scores are of the stitched image if there are tiles. Separability of discs is measured on the whole image, with or without tiles,
    /// because the law is about that image, and a wrong crop separates more objects than the network can.
    /// </summary>
    public static Measurement With(Measurement measurement, TrialOutputs outputs, Trial trial)
    {
        var seen = trial.Tiling is { } tiling ? outputs.LabelledStitched(trial.Point, tiling) : outputs.LabelledWhole(trial);
        var found = outputs.Instances(seen, trial.Point);
        var asked = SeparationQuestion.Of(outputs, trial, seen);
        var scores = InstanceScores.Of(seen.Truth, found, seen.Output.Sides, seen.TileLines);
        return measurement with
        {
            Separable = asked.Holds(outputs.Instances(asked.Output, trial.Point)),
            ClusteringControl = asked.Holds(FoundInstances.Of(asked.Constructed(trial.Point.DeltaD), asked.Output.Truth, trial.Point)),
            TruthObjects = scores.Objects,
            FoundInstances = scores.Instances,
            CutObjects = scores.Cut,
            FalseSplits = scores.FalseSplits,
            FalseMerges = scores.FalseMerges,
            Ap50 = scores.Ap50,
            Ap = scores.Ap,
        };
    }
}
