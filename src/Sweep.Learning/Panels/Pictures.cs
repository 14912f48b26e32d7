using Sweep.Learning.Measuring;
using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Panels;

/// <summary>Chooses the subject of a trial's picture: the stitched image if there are tiles, else the whole one.</summary>
internal static class Pictures
{
    /// <summary>Returns the subject, or null if the trial does not request a picture.</summary>
    public static PanelSubject? Of(Trial trial, TrialOutputs outputs, Measurement measurement)
    {
        var point = trial.Point;
        if (!point.Measure.HasFlag(Measures.Panels))
        {
            return null;
        }

        var tiling = trial.Tiling;
        var seen = tiling is not null ? outputs.LabelledStitched(point, tiling) : outputs.LabelledWhole(trial);
        var image = tiling?.Image ?? trial.Evaluation;
        return new PanelSubject(
            trial,
            tiling is not null ? Evaluation.TiledPixels(point, tiling) : Evaluation.Pixels(point, image),
            image.Input,
            tiling is not null ? image.Margin.Zip(tiling.CropOffset, static (margin, offset) => margin + offset) : image.Margin,
            seen.Truth,
            seen.Output,
            InstanceMeasuring.IsMeasured(point) && !measurement.Dead ? outputs.Instances(seen, point) : null,
            seen.TileLines,
            measurement);
    }
}
