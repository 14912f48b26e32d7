using Sweep.Theory.Measuring;

namespace Sweep.Theory.Verdicts;

/// <summary>L6: the jump ratio speaks against the law only when the training converged; else it may still change.</summary>
internal static class SeamVerdict
{
    private const double SureJump = 2;

    private const double SureSmoothness = 1.5;

    /// <summary>Loss up to which a training counts as converged; a push margin of 6 left alone costs 36.</summary>
    private const double ConvergedLoss = 1;

    public static Finding? Of(bool? jump, Measurement measurement) => (jump, measurement.JumpRatio) switch
    {
        (null, { } ratio) => new(Verdict.NotPredicted, $"jump ratio {Finding.Number(ratio)}, none predicted"),
        (null, null) => null,
        _ when measurement.Dead => new(Verdict.Inconclusive, "the output is zero everywhere, so no jump can show"),
        (_, not >= 0) => new(Verdict.Inconclusive, "the jump ratio could not be measured"),
        (true, >= SureJump and var ratio) => new(Verdict.Confirmed, $"jump ratio {Finding.Number(ratio)}, a jump as predicted"),
        (false, <= SureSmoothness and var ratio) => new(Verdict.Confirmed, $"jump ratio {Finding.Number(ratio)}, no jump as predicted"),
        (true, < SureSmoothness and var ratio) => Against(ratio, "where a jump was predicted", measurement),
        (false, > SureJump and var ratio) => Against(ratio, "where no jump was predicted", measurement),
        (_, { } ratio) => new(Verdict.Inconclusive, $"jump ratio {Finding.Number(ratio)} is neither smooth nor a clear jump"),
    };

    private static Finding Against(double ratio, string prediction, Measurement measurement) => measurement.FinalLoss <= ConvergedLoss
        ? new(Verdict.Refuted, $"jump ratio {Finding.Number(ratio)} {prediction}")
        : new(Verdict.Inconclusive, $"jump ratio {Finding.Number(ratio)} {prediction}, but the training has not converged (loss {Loss(measurement)})");

    private static string Loss(Measurement measurement) => measurement.FinalLoss is { } loss ? Finding.Number(loss) : "unknown";
}
