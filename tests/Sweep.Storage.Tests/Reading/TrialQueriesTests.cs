using Sweep.Storage.Reading;
using Sweep.Storage.Tests.Trials;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class TrialQueriesTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Late_measurements_are_compared_to_the_last_bit_number_by_number()
    {
        var sweep = await MeasuredSweep.AddAsync(database, "a", Points.Line(), Same);
        await LateAsync(sweep, static measured => measured with { Provenance = measured.Provenance with { Worker = "w2" } });
        await LateAsync(sweep, static measured => measured with { Measurement = measured.Measurement with { WithinClass = Math.BitIncrement(1e-15), Objects = null } });

        var late = await LateAsync(sweep);

        Assert.Equal(["w2 equal", "w1 objects within_class"], late.Select(static one => $"{one.Worker} {(one.Differing is [] ? "equal" : string.Join(' ', one.Differing!))}"));
        Assert.All(late, static one => Assert.Equal(("cpu", "confirmed"), (one.Device, one.Verdict)));
    }

    [Fact]
    public async Task A_trial_that_ended_without_a_measurement_has_nothing_to_compare_with()
    {
        var sweep = await MeasuredSweep.AddAsync(database, "a", Points.Line(), Same);
        await LateAsync(sweep, Same);
        await database.Source.ExecuteAsync("delete from sweep.measurements");

        Assert.Null(Assert.Single(await LateAsync(sweep)).Differing);
    }

    [Fact]
    public async Task A_trial_that_was_reported_once_has_no_late_measurement() =>
        Assert.Empty(await LateAsync(await MeasuredSweep.AddAsync(database, "a", Points.Line(), Same)));

    private static MeasuredTrial Same(MeasuredTrial measured) => measured;

    private Task LateAsync(SweepId sweep, Func<MeasuredTrial, MeasuredTrial> change) => MeasuredSweep.ReportAsync(database, sweep, Points.Line(), change);

    private Task<IReadOnlyList<LateMeasurement>> LateAsync(SweepId sweep) =>
        new TrialQueries(database.Source).LateAsync(TrialId.Of(sweep, Points.Line()).Value, TestContext.Current.CancellationToken);
}
