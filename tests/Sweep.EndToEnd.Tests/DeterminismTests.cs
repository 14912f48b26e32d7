using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class DeterminismTests(SweepHome one, DeterminismTests.OtherHome other) : IClassFixture<SweepHome>, IClassFixture<DeterminismTests.OtherHome>
{
    private const string Numbers = """
        select ordinal, measured_distinct, objects, tolerance, within_class, between_classes, class_gap, stitch_error_max, stitch_error_rms,
               jump_ratio, output_deviation, final_loss, steps_made, verdict
        from sweep.trial_results order by ordinal
        """;

    [Fact]
    public async Task Two_runs_of_a_sweep_give_the_same_numbers_to_the_last_bit()
    {
        foreach (var home in new[] { one, other.Home })
        {
            Assert.Equal(0, (await home.RunAsync("run", home.Write("twice", SmallSweeps.Slow("twice", 3)))).Code);
        }

        var rows = await one.RowsAsync(Numbers);
        Assert.Equal(8, rows.Count);
        Assert.Equal(rows, await other.Home.RowsAsync(Numbers));
    }

    public sealed class OtherHome : IAsyncLifetime
    {
        internal SweepHome Home { get; } = new();

        public ValueTask InitializeAsync() => Home.InitializeAsync();

        public ValueTask DisposeAsync() => Home.DisposeAsync();
    }
}
