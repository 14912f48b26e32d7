using Sweep.Theory.Lawbook;

namespace Sweep.Contracts.Wire;

/// <summary>A judgement on the wire: the verdict of each law under its key, so that another build reads those that it knows.</summary>
[GenerateSerializer, Immutable, Alias("sweep.NamedJudgement")]
public readonly record struct JudgementSurrogate(
    [property: Id(0)] Verdict Overall,
    [property: Id(1)] Dictionary<string, Verdict> Laws,
    [property: Id(2)] string Reason,
    [property: Id(3)] string Cause);

[RegisterConverter]
public sealed class JudgementConverter : IConverter<Judgement, JudgementSurrogate>
{
    public Judgement ConvertFromSurrogate(in JudgementSurrogate surrogate)
    {
        var verdicts = surrogate.Laws;
        return Laws.All.Aggregate(
            new Judgement { Overall = surrogate.Overall, Reason = surrogate.Reason, Cause = surrogate.Cause },
            (judgement, law) => verdicts.TryGetValue(law.Key, out var verdict) ? judgement.With(law, verdict) : judgement);
    }

    public JudgementSurrogate ConvertToSurrogate(in Judgement value)
    {
        var judgement = value;
        return new(
            judgement.Overall,
            Laws.All.Where(law => judgement[law] is not null).ToDictionary(static law => law.Key, law => judgement[law]!.Value),
            judgement.Reason,
            judgement.Cause);
    }
}
