using Sweep.Cli.Costs;
using Sweep.Storage.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Sweeps;

/// <summary>Says what the trainings that are left will take.</summary>
/// <param name="trials">Trials by the ids of their configurations; null: this version does not know the point.</param>
internal sealed class TrainingPrices(IReadOnlyDictionary<int, Trial?> trials, CostModel model)
{
    /// <summary>Trainings in hand are among the first, and only those are looked for by their texts: to write very many texts takes seconds.</summary>
    private const int MostNamed = 1000;

    public WorkLeft Of(IEnumerable<TrainingsLeft> left) => new([.. left.Select(Of)]);

    private TrainingGroup Of(TrainingsLeft left, int index)
    {
        List<Trial> known = [.. left.Configurations.Select(id => trials.GetValueOrDefault(id)).OfType<Trial>()];
        List<CostEstimate> measuring = [.. known.Select(trial => model.Estimate(Effort.OfMeasuring(trial)))];
        var training = left.IsBegun || known.Count == 0 ? new(0, 0) : model.Estimate(Effort.OfTraining(known[0]));
        var seconds = training.Seconds + measuring.Sum(static one => one.Seconds);
        return new(
            training.Seconds, seconds - training.Seconds, left.Configurations.Count, left.Count,
            seconds > 0 ? ((training.Seconds * training.Spread) + measuring.Sum(static one => one.Seconds * one.Spread)) / seconds : 0,
            index < MostNamed ? known.FirstOrDefault()?.Point.TrainingCanonical : null);
    }
}
