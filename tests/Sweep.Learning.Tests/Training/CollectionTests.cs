using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Training;

/// <summary>
/// Numbers that TorchSharp makes on the way to libtorch must outlive the call: a garbage collection at the wrong moment made trainings
/// fail with "Unknown scalar type", once in some hundred thousand calls.
/// </summary>
[Slow]
public sealed class CollectionTests
{
    [Fact]
    public async Task A_training_comes_out_the_same_while_garbage_is_collected_all_the_time()
    {
        var point = new GridPoint
        {
            Radius = 1, Spacing = PerAxis.Uniform(2, 5), Width = 4, Steps = 400, LearningRate = 3e-3, Precision = Precision.Float32,
            Normalisation = Normalisation.Batch, Pooling = Pooling.Blur, DeltaV = 0.1, Measure = Measures.Separability,
        };
        var undisturbed = Measured.Of(point);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var collecting = Task.Run(
            () =>
            {
                while (!over.IsCancellationRequested)
                {
                    GC.Collect(0);
                    GC.WaitForPendingFinalizers();
                }
            },
            CancellationToken.None);
        var disturbed = Measured.Of(point);
        await over.CancelAsync();
        await collecting;

        Assert.Equal(undisturbed.LossCurve!, disturbed.LossCurve!);
        Assert.Equal(undisturbed.Distinct, disturbed.Distinct);
    }
}
