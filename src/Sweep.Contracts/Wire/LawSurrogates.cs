using System.Collections.Concurrent;
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

/// <summary>
/// A judgement on the wire: the verdicts of laws with their keys, so that another build reads those that it knows. Judgements of the same laws share
/// one array of keys, which crosses the wire once in a message.
/// </summary>
[GenerateSerializer, Immutable, Alias("sweep.JudgedLaws")]
public readonly record struct JudgementSurrogate(
    [property: Id(0)] Verdict Overall,
    [property: Id(1)] string[] Laws,
    [property: Id(2)] Verdict[] Verdicts,
    [property: Id(3)] string Reason,
    [property: Id(4)] string Cause);

[RegisterConverter]
public sealed class JudgementConverter : IConverter<Judgement, JudgementSurrogate>
{
    private static readonly Dictionary<string, Law> Known = Laws.All.ToDictionary(static law => law.Key);

    /// <summary>Keys by a bit for each law that has a verdict.</summary>
    private static readonly ConcurrentDictionary<long, string[]> Keys = [];

    public Judgement ConvertFromSurrogate(in JudgementSurrogate surrogate)
    {
        var judgement = new Judgement { Overall = surrogate.Overall, Reason = surrogate.Reason, Cause = surrogate.Cause };
        for (var place = 0; place < surrogate.Laws.Length; place++)
        {
            judgement = Known.TryGetValue(surrogate.Laws[place], out var law) ? judgement.With(law, surrogate.Verdicts[place]) : judgement;
        }

        return judgement;
    }

    public JudgementSurrogate ConvertToSurrogate(in Judgement value)
    {
        var present = 0L;
        List<Verdict> verdicts = [];
        for (var place = 0; place < Laws.All.Count; place++)
        {
            if (value[Laws.All[place]] is { } verdict)
            {
                verdicts.Add(verdict);
                present |= 1L << place;
            }
        }

        return new(value.Overall, Keys.GetOrAdd(present, KeysOf), [.. verdicts], value.Reason, value.Cause);
    }

    private static string[] KeysOf(long present) => [.. Laws.All.Where((_, place) => (present >> place & 1) == 1).Select(static law => law.Key)];
}
