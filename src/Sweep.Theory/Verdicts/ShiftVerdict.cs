using Sweep.Theory.Measuring;

namespace Sweep.Theory.Verdicts;

/// <summary>Shift equivariance is exact up to rounding, or plainly absent; what lies between decides nothing.</summary>
internal static class ShiftVerdict
{
    public static Finding? Of(bool? equivariant, Measurement measurement) => (equivariant, measurement.ShiftErrorMax) switch
    {
        (null, null) => null,
        (null, { } error) => new(Verdict.NotPredicted, $"shift error {Finding.Number(error)}, none predicted"),
        _ when measurement is { Dead: true } or { OutputDeviation: 0 } => new(Verdict.Inconclusive, "the output does not vary, so it follows every shift"),
        (_, not >= 0) => new(Verdict.Inconclusive, "the shift error was not measured"),
        (true, <= StitchVerdict.Rounding and var error) => new(Verdict.Confirmed, $"shift error {Finding.Number(error)}, every shift followed as predicted"),
        (true, > StitchVerdict.Visible and var error) => new(Verdict.Refuted, $"shift error {Finding.Number(error)} where none was predicted"),
        (false, > StitchVerdict.Visible and var error) => new(Verdict.Confirmed, $"shift error {Finding.Number(error)}, not every shift followed, as predicted"),
        (false, <= StitchVerdict.Rounding and var error) => new(Verdict.Refuted, $"shift error {Finding.Number(error)} where some shifts should not be followed"),
        (_, { } error) => new(Verdict.Inconclusive, $"shift error {Finding.Number(error)} is neither rounding nor plain"),
    };
}
