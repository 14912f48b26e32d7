using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Contracts.Wire;

/// <summary>A prediction on the wire: that of each law under its key. Laws that the reader does not know are left out.</summary>
[GenerateSerializer, Immutable, Alias("sweep.NamedPrediction")]
public readonly record struct PredictionSurrogate(
    [property: Id(0)] int[] Period,
    [property: Id(1)] long Bound,
    [property: Id(2)] Dictionary<string, long> Counts,
    [property: Id(3)] Dictionary<string, bool> Truths,
    [property: Id(4)] string[] Notes);

[RegisterConverter]
public sealed class PredictionConverter : IConverter<Prediction, PredictionSurrogate>
{
    public Prediction ConvertFromSurrogate(in PredictionSurrogate surrogate)
    {
        var (counts, truths) = (surrogate.Counts, surrogate.Truths);
        var prediction = new Prediction { Period = new PerAxis(surrogate.Period), Bound = surrogate.Bound, Notes = surrogate.Notes };
        return Laws.All.Aggregate(prediction, (said, law) =>
            counts.TryGetValue(law.Key, out var most) ? said.With(law, most) : truths.TryGetValue(law.Key, out var expected) ? said.With(law, expected) : said);
    }

    public PredictionSurrogate ConvertToSurrogate(in Prediction value)
    {
        var prediction = value;
        return new(
            prediction.Period.ToArray(),
            prediction.Bound,
            Laws.All.Where(law => prediction[law] is long).ToDictionary(static law => law.Key, law => (long)prediction[law]!),
            Laws.All.Where(law => prediction[law] is bool).ToDictionary(static law => law.Key, law => (bool)prediction[law]!),
            [.. prediction.Notes]);
    }
}

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
