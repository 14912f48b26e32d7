using System.Globalization;

namespace Sweep.Theory.Lawbook;

/// <summary>The verdict of one law on a measurement, and the reason.</summary>
/// <param name="Reason">One sentence with this trial's numbers.</param>
/// <param name="Cause">The same without them, so that equal causes can be counted: "class gap below 3".</param>
public sealed record Finding(Verdict Verdict, string Reason, string Cause)
{
    internal static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
