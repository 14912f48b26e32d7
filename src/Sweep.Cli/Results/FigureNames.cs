using Sweep.Storage.Queries;

namespace Sweep.Cli.Results;

/// <summary>File names that tell pictures apart: the sweep, the place in the grid, and every value that is not the same for all.</summary>
internal static class FigureNames
{
    private const int LongestName = 150;

    public static IReadOnlyDictionary<long, string> Of(string sweep, IReadOnlyList<FigurePoint> points)
    {
        var values = points.Select(static point => point.Canonical.Split(';')).ToList();
        var varying = Enumerable.Range(0, values[0].Length)
            .Where(field => !values[0][field].StartsWith("measure=", StringComparison.Ordinal) && values.Any(point => point[field] != values[0][field]))
            .ToList();
        var digits = points.Max(static point => point.Ordinal).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return points.Zip(values).ToDictionary(
            static pair => pair.First.Ordinal,
            pair => $"{Safe(string.Join('-', [sweep, pair.First.Ordinal.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture), .. varying.Select(field => pair.Second[field].Replace('=', '-'))]))}.png");
    }

    private static string Safe(string name)
    {
        var safe = string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'));
        return safe.Length <= LongestName ? safe : safe[..LongestName];
    }
}
