using System.Globalization;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Panels;

/// <summary>Describes the trial of a panel in words.</summary>
internal static class Heading
{
    public static string Headline(Trial trial)
    {
        var point = trial.Point;
        return point.Depth == 0
            ? $"no pooling (l = 0): {ChoiceText.Of(point.Padding)} padding"
            : $"l = {point.Depth}, f = {point.Factor}, P = {trial.Period}: {ChoiceText.Of(point.Padding)} padding, "
                + $"{ChoiceText.Of(point.Upsampling)} upsampling, {Words(ChoiceText.Of(point.Pooling))} pooling";
    }

    public static string Detail(Trial trial) => string.Join("; ", Parts(trial).Select(TextStyle.Tied));

    private static IEnumerable<string> Parts(Trial trial)
    {
        var point = trial.Point;
        yield return Scene(point);
        yield return $"width {point.Width}, {point.Convolutions} convolutions a level";
        if (point.Normalisation != Normalisation.None)
        {
            yield return $"{ChoiceText.Of(point.Normalisation)} normalisation";
        }

        yield return point.Steps == 0 ? "random weights" : $"{point.Steps.ToString("N0", CultureInfo.InvariantCulture)} steps";
        if (trial.Training is { } training)
        {
            yield return $"window w = {training.Window}";
        }

        if (trial.Tiling is { } tiling)
        {
            var lines = trial.StitchPeriod;
            yield return $"tiles c = {tiling.Crop}, {(tiling.CutsAtMultiplesOf(lines) ? "a" : "not a")} multiple of {(lines == trial.Period ? "P" : $"the effective period {lines}")}";
        }

        if (point.Halo is { } halo)
        {
            yield return $"halo {halo}";
        }

        yield return $"seed {point.Seed}";
    }

    private static string Scene(GridPoint point)
    {
        var scene = point.Scene switch
        {
            SceneKind.Discs => $"discs r = {point.Radius}, s = {point.Spacing}",
            SceneKind.Nuclei => $"nuclei r = {point.Radius}, s = {point.Spacing}",
            SceneKind.Images => $"images {Path.GetFileName(Path.TrimEndingDirectorySeparator(point.Images))}",
            _ => "constant image",
        };
        return scene
            + (point.Noise > 0 ? $" with noise {point.Noise.ToString(CultureInfo.InvariantCulture)}" : "")
            + (point.Elastic > 0 ? $", elastic {point.Elastic.ToString(CultureInfo.InvariantCulture)}" : "");
    }

    private static string Words(string choice) => choice.Replace('_', ' ');
}
