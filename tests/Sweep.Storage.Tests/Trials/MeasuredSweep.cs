using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Trials;

/// <summary>Sweeps of one point, measured under known conditions.</summary>
internal static class MeasuredSweep
{
    public static readonly Conditions Conditions = new("s1", "TorchSharp 0", "cpu", OneDnn: false);

    public static async Task<SweepId> AddAsync(
        TestDatabase database, string name, GridPoint point, Func<MeasuredTrial, MeasuredTrial> change, byte[]? panel = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var sweep = (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(Points.Content(name), [point], cancellation)).Id;
        await ReportAsync(database, sweep, point, measured => change(measured) with { Panel = panel });
        return sweep;
    }

    /// <summary>A measurement of a sweep's point; the second one comes late.</summary>
    public static async Task ReportAsync(TestDatabase database, SweepId sweep, GridPoint point, Func<MeasuredTrial, MeasuredTrial> change)
    {
        var measured = Points.Measured(TrialId.Of(sweep, point), Guid.NewGuid());
        var flush = Points.Flush([change(measured with { Provenance = measured.Provenance with { Science = Conditions.Science } })]);
        Assert.True(await new TrialStore(database.Source, TimeProvider.System).FlushAsync(sweep, 0, flush, TestContext.Current.CancellationToken));
    }
}
