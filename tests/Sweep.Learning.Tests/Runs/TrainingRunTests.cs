using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Runs;

[Fast]
public sealed class TrainingRunTests
{
    private static readonly GridPoint Point = new() { Width = 4, Measure = Measures.Separability };

    [Fact]
    public void Trials_of_different_networks_are_no_training() =>
        Assert.Throws<ArgumentException>(() => TrainingRun.Of([Measured.Feasible(Point), Measured.Feasible(Point with { Seed = 1 })], TestContext.Current.CancellationToken));

    [Fact]
    public void Cancelled_between_trials_it_keeps_what_was_measured()
    {
        using var source = new CancellationTokenSource();
        using var outcomes = TrainingRun.Of(
            [Measured.Feasible(Point), Measured.Feasible(Point with { Spacing = new PerAxis(8, 8) })], source.Token).GetEnumerator();

        Assert.True(outcomes.MoveNext());
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => outcomes.MoveNext());
    }

    [Fact]
    public void A_training_is_cancelled_between_its_steps()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var endless = Measured.Feasible(Point with { Steps = int.MaxValue, Precision = Precision.Float32 });

        Assert.Throws<OperationCanceledException>(() => TrainingRun.Of([endless], source.Token).ToList());
    }

    [Fact]
    public void Another_seed_is_another_network()
    {
        var (first, second) = (Measured.Of(Point), Measured.Of(Point with { Seed = 1 }));

        Assert.NotEqual(first.OutputDeviation, second.OutputDeviation);
    }
}
