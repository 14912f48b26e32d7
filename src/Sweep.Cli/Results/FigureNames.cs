using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Cli.Results;

/// <summary>Makes a distinct file name for each picture: the sweep, the place in the grid, and each value that varies.</summary>
internal static class FigureNames
{
    private const int LongestName = 150;

    public static IReadOnlyDictionary<long, string> Of(string sweep, IReadOnlyList<FigurePoint> points)
    {
        var values = points.Select(static point => PointText.Values(point.Canonical).ToDictionary(static value => value.Key, static value => value.Value));
        var varying = PointText.Varying(points.Select(static point => point.Canonical)).Where(static name => name != "measure").ToList();
        var digits = points.Max(static point => point.Ordinal).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return points.Zip(values).ToDictionary(
            static pair => pair.First.Ordinal,
            pair => $"{Safe(string.Join('-', [sweep, pair.First.Ordinal.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture), .. varying.Select(name => $"{name}-{pair.Second.GetValueOrDefault(name)}")]))}.png");
    }

    private static string Safe(string name)
    {
        var safe = string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'));
        return safe.Length <= LongestName ? safe : safe[..LongestName];
    }
}
