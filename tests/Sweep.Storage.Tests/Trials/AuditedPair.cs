using Sweep.Chaos;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Trials;

/// <summary>Two sweeps of the same two points; the undisturbed one is measured and finished.</summary>
internal sealed class AuditedPair(TestDatabase database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly SweepStore sweeps = new(database.Source, TimeProvider.System);
    private readonly TrialStore trials = new(database.Source, TimeProvider.System);

    public async Task<AuditedSweep> AuditAsync(params Func<TrialId, TrialId, MeasuredTrial[]>[] flushes)
    {
        await RunAsync("undisturbed", Both);
        await RunAsync("disturbed", flushes);
        return await new SweepAudit(database.Source).OfAsync("disturbed", "undisturbed", Cancellation);
    }

    public static MeasuredTrial[] Both(TrialId one, TrialId other) => [Points.Measured(one, Guid.NewGuid()), Points.Measured(other, Guid.NewGuid(), distinct: 1)];

    private async Task RunAsync(string name, params Func<TrialId, TrialId, MeasuredTrial[]>[] flushes)
    {
        var sweep = (await sweeps.SubmitAsync(Points.Content(name), [Points.Line(), Points.Line(4)], Cancellation)).Id;
        var epoch = await sweeps.TakeOwnershipAsync(sweep, Cancellation);
        foreach (var flush in flushes)
        {
            await trials.FlushAsync(sweep, epoch, Points.Flush(flush(TrialId.Of(sweep, Points.Line()), TrialId.Of(sweep, Points.Line(4)))), Cancellation);
        }

        await sweeps.SetStateAsync(sweep, epoch, SweepState.Finished, Cancellation);
    }
}
