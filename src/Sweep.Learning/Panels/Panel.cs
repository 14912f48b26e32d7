using Sweep.Learning.Measuring;
using Sweep.Theory.Geometry;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Panels;

/// <summary>
/// The picture of a trial for people: input with the output window framed, ground truth, embeddings as colours, instances,
/// tile lines, and the numbers below.
/// </summary>
internal static class Panel
{
    /// <summary>Returns PNG in RGB; the same subject gives the same bytes.</summary>
    public static byte[] Draw(PanelSubject subject) => Laid(subject).Drawn().Encoded();

    internal static Sheet Laid(PanelSubject subject) => Layout.Of(
        Heading.Headline(subject.Trial),
        Heading.Detail(subject.Trial),
        Plates.Of(subject),
        Fact.Of(subject.Measurement, subject.Trial.Prediction),
        stacked: subject.Output.Sides.Count == 1);
}

/// <summary>The subject of a trial's picture; all images in row-major order.</summary>
/// <param name="Input">Brightness of the whole input.</param>
/// <param name="InputSides">Sides of the input in pixels.</param>
/// <param name="Origin">Input pixel at which the output starts, on each axis.</param>
/// <param name="Truth">Label of each output pixel, 0 for background; on a constant scene every pixel its own.</param>
/// <param name="Output">Embeddings of the whole image, or of the stitched one if there are tiles.</param>
/// <param name="Instances">Found instance of each output pixel, 0 for background; null if they were not searched.</param>
/// <param name="TileLines">Distance of the tile lines in the output, the first at pixel 0; null: no tiles.</param>
/// <param name="Measurement">The trial's numbers, for the titles.</param>
internal sealed record PanelSubject(
    Trial Trial,
    double[] Input,
    PerAxis InputSides,
    PerAxis Origin,
    int[] Truth,
    Embeddings Output,
    int[]? Instances,
    PerAxis? TileLines,
    Theory.Measuring.Measurement Measurement);

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
