using System.Globalization;

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
