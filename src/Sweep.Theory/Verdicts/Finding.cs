using System.Globalization;

namespace Sweep.Theory.Verdicts;

/// <summary>What one law's measurement says of its prediction, and why.</summary>
internal sealed record Finding(Verdict Verdict, string Reason)
{
    public static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
