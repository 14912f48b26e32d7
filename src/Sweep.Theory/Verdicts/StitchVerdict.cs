using Sweep.Theory.Measuring;

namespace Sweep.Theory.Verdicts;

/// <summary>L5: a stitch error is either rounding or of the order of the output itself; what lies between decides nothing.</summary>
internal static class StitchVerdict
{
    /// <summary>In standard deviations of the output.</summary>
    public const double Rounding = 1e-5;

    public const double Visible = 0.01;

    public static Finding? Of(bool? seamless, Measurement measurement) => (seamless, measurement) switch
    {
        (null, { StitchErrorMax: { } error }) => new(Verdict.NotPredicted, $"stitch error {Finding.Number(error)}, none predicted"),
        (null, _) => null,
        (_, { Dead: true } or { OutputDeviation: 0 }) => new(Verdict.Inconclusive, "the output does not vary, so every stitching looks seamless"),
        (_, not { StitchErrorMax: >= 0 }) => new(Verdict.Inconclusive, "the stitch error was not measured"),
        (true, { StitchErrorMax: <= Rounding }) => new(Verdict.Confirmed, $"stitch error {Text(measurement)}, seamless as predicted"),
        (true, { StitchErrorMax: > Visible }) => new(Verdict.Refuted, $"stitch error {Text(measurement)} where none was predicted"),
        (false, { StitchErrorMax: > Visible }) => new(Verdict.Confirmed, $"stitch error {Text(measurement)}, a seam as predicted"),
        (false, { StitchErrorMax: <= Rounding }) => new(Verdict.Refuted, $"stitch error {Text(measurement)} where a seam was predicted"),
        _ => new(Verdict.Inconclusive, $"stitch error {Text(measurement)} is neither rounding nor a clear seam"),
    };

    private static string Text(Measurement measurement) => Finding.Number(measurement.StitchErrorMax ?? double.NaN);
}
