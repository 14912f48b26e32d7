using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Cli.Results;

/// <summary>Writes the pictures of a sweep as files.</summary>
internal sealed class FigureFiles(Shell shell, NpgsqlDataSource database)
{
    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    /// <exception cref="InvalidSweepException">The sweep has no picture, or the folder cannot be written to.</exception>
    /// <exception cref="UnfitEnvironmentException">The disk is full.</exception>
    public async Task WriteAsync(SweepSummary sweep, string folder, TextFormat format, CancellationToken cancellationToken)
    {
        var queries = new FigureQueries(database);
        var points = await queries.PointsAsync(sweep.Name, cancellationToken);
        if (points.Count == 0)
        {
            throw new InvalidSweepException(
                $"sweep {sweep.Name} has no pictures; add panels to measure in its file, rename it and run it, or run a preset of a figure such as fig2b");
        }

        IReadOnlyDictionary<long, string> names;
        try
        {
            Directory.CreateDirectory(folder);
            names = FigureNames.Of(sweep.Name, points);
            if (names.Values.Select(name => Path.Combine(folder, name)).FirstOrDefault(IsForeign) is { } foreign)
            {
                throw new InvalidSweepException($"{foreign} exists and is not a picture; move it away, or name another folder with --out");
            }

            await foreach (var (ordinal, content) in queries.ReadAsync(sweep.Name, cancellationToken))
            {
                await WholeFile.WriteAsync(Path.Combine(folder, names[ordinal]), content, cancellationToken);
            }
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
            throw WriteFault.Of(folder, "name another folder with --out", fault);
        }

        shell.Answer(
            format, $"{Counted.Of(points.Count, "picture")} in {Path.GetFullPath(folder)}", ("sweep", sweep.Name), ("folder", Path.GetFullPath(folder)),
            ("files", names.OrderBy(static name => name.Key).Select(static name => name.Value)));
    }

    /// <summary>Returns whether a file of this name exists that this command did not write.</summary>
    internal static bool IsForeign(string path)
    {
        if (!File.Exists(path))
        {
            return Directory.Exists(path);
        }

        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual(PngStart);
    }
}

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
