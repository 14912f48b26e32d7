using Sweep.Cli.Costs;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Tests.Costs;

public sealed class CalibrationTests
{
    private static readonly GridPoint Trained = new() { Steps = 100_000, Precision = Precision.Float32, Measure = Measures.Separability };

    [Fact]
    public void What_takes_longest_is_timed_with_few_steps()
    {
        var point = Assert.Single(Calibration.Points(Efforts(Trained, Trained with { Seed = 1 }), CostModel.Of([], [])));

        Assert.InRange(point.Steps, 3, 1000);
        Assert.Equal(Trained with { Steps = point.Steps }, point);
    }

    [Fact]
    public void Nothing_is_timed_where_enough_was_measured()
    {
        var effort = Effort.OfTraining(Trial.Of(Trained).Trial!);

        Assert.Empty(Calibration.Points(Efforts(Trained), CostModel.Of([], [new(effort, 100, 0.1), new(effort, 110, 0.1)])));
    }

    [Fact]
    public void A_plan_is_shared_out_and_ends_with_its_largest_training()
    {
        // 4 trainings of 100 s and next to nothing else, on 2 workers: 200 s, a quarter of a training until the last one ends, and 5 s for the start.
        var effort = Effort.OfTraining(Trial.Of(Trained).Trial!);
        var model = CostModel.Of([.. Enumerable.Repeat(new CostSample(effort, 100, 100), 20)], []);

        var expected = MachineTime.Expected(Efforts([.. Enumerable.Range(0, 4).Select(static seed => Trained with { Seed = seed })]), trainings: 4, workers: 2, model);

        Assert.InRange(expected.Seconds, 225, 235);
    }

    private static Dictionary<Effort, PlannedEffort> Efforts(params IReadOnlyList<GridPoint> points) =>
        points.Select(static point => (Trial.Of(point).Trial!, point))
            .SelectMany(static one => new[] { (Effort: Effort.OfTraining(one.Item1), one.point), (Effort: Effort.OfMeasuring(one.Item1), one.point) })
            .GroupBy(static one => one.Effort)
            .ToDictionary(static alike => alike.Key, static alike => new PlannedEffort(alike.Count(), alike.First().point));
}
