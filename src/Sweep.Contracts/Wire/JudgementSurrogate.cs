using Sweep.Theory.Verdicts;

namespace Sweep.Contracts.Wire;

[GenerateSerializer, Immutable, Alias("sweep.Judgement")]
public readonly record struct JudgementSurrogate(
    [property: Id(0)] Verdict Overall,
    [property: Id(1)] Verdict? Distinct,
    [property: Id(2)] Verdict? Stitching,
    [property: Id(3)] Verdict? Seams,
    [property: Id(4)] string Reason,
    [property: Id(5)] Verdict? Separable,
    [property: Id(6)] Verdict? Shifts,
    [property: Id(7)] string? Cause = null);

[RegisterConverter]
public sealed class JudgementConverter : IConverter<Judgement, JudgementSurrogate>
{
    public Judgement ConvertFromSurrogate(in JudgementSurrogate surrogate) =>
        new(surrogate.Overall, surrogate.Distinct, surrogate.Stitching, surrogate.Seams, surrogate.Separable, surrogate.Shifts, surrogate.Reason, surrogate.Cause ?? "");

    public JudgementSurrogate ConvertToSurrogate(in Judgement value) =>
        new(value.Overall, value.Distinct, value.Stitching, value.Seams, value.Reason, value.Separable, value.Shifts, value.Cause);
}
