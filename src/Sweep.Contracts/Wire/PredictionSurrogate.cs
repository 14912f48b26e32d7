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
