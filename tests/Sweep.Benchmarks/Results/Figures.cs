using System.Globalization;

namespace Sweep.Benchmarks.Results;

/// <summary>Numbers as tables show them.</summary>
internal static class Figures
{
    /// <summary>A whole number with commas, such as 1,000,000.</summary>
    public static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three digits that count, such as 0.0123, 4.56 and 789; more before the point where there are more.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 9);
        return value.ToString($"N{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
    }
}
