using System.Globalization;
using Sweep.Learning.Measuring;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;

namespace Sweep.Learning.Packets;

/// <summary>Compares numbers of the packet with those of the replay.</summary>
internal static class Comparison
{
    /// <summary>Sums in another order, on another processor, differ by some hundred units of the last place.</summary>
    private const double Float32 = 1e-4;
    private const double Float64 = 1e-10;

    public static ComparedLine OfArrays(string what, IReadOnlyList<double> then, IReadOnlyList<double> now, bool isFloat64)
    {
        var count = $"{then.Count} numbers";
        if (then.Count != now.Count)
        {
            return new(what, null, count, $"{now.Count} numbers", false);
        }

        var scale = then.Select(Math.Abs).DefaultIfEmpty().Max();
        var difference = then.Zip(now, static (one, other) => one.Equals(other) ? 0 : Math.Abs(one - other)).DefaultIfEmpty().Max();
        return difference == 0
            ? new(what, null, count, "identical", true)
            : new(what, null, count, $"differ by up to {Number(difference)}", difference <= scale * (isFloat64 ? Float64 : Float32));
    }

    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

/// <summary>Compares the packet's images and embeddings with those of the replay. Files that the packet leaves out are not compared.</summary>
internal static class ImageLines
{
    public static IEnumerable<ComparedLine> Of(PacketReading packet, IEnumerable<MeasuredImage> images, bool isFloat64) =>
        images.SelectMany(image => new[]
        {
            Line(packet, PacketFiles.Input(image), image.Pixels, isFloat64: true),
            Line(packet, PacketFiles.Output(image), image.Output.Values, isFloat64),
            image.Stitched is { } stitched ? Line(packet, PacketFiles.Stitched(image), stitched.Values, isFloat64) : null,
        }).OfType<ComparedLine>();

    private static ComparedLine? Line(PacketReading packet, string name, double[] now, bool isFloat64) => packet.Find(name) is { } content
        ? Comparison.OfArrays(Path.GetFileNameWithoutExtension(name), NpyFile.Read(content, name).Values, now, isFloat64)
        : null;
}

/// <summary>Lists for each law the prediction, the packet's measurement, and the replay's.</summary>
internal static class MeasuredLines
{
    public static IEnumerable<ComparedLine> Of(Prediction prediction, Measurement then, Measurement now)
    {
        var ofLaws = Laws.All.SelectMany(law => law.Evidence.Select(static quantity => (quantity, (string?)null)).Prepend((law.Headline, law.Says(prediction[law]))));
        foreach (var (quantity, predicted) in ofLaws.Concat(Quantities.OfNetworks.Select(static quantity => (quantity, (string?)null))))
        {
            var (before, after) = (Text(quantity.Value(then)), Text(quantity.Value(now)));
            if ((before ?? after) is not null)
            {
                yield return new(quantity.Title ?? quantity.Name, predicted, before ?? "not measured", after ?? "not measured", before == after);
            }
        }
    }

    private static string? Text(object? value) => value switch
    {
        bool said => said ? "yes" : "no",
        double number => Comparison.Number(number),
        IReadOnlyList<double> { Count: > 0 } numbers => string.Join(", ", numbers.Select(Comparison.Number)),
        IReadOnlyList<double> or null => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
