using Sweep.Chaos;
using Sweep.Storage.Trials;

namespace Sweep.Storage.Tests.Trials;

[Fast]
public sealed class SweepAuditTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    private AuditedPair Pair => new(database);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Equal_numbers_measured_once_are_whole_wherever_they_come_from() =>
        Assert.Equal(
            new AuditedSweep("disturbed", "finished", Feasible: 2, Measured: 2, Twice: 0, Failed: 0, Late: 0, Disagreeing: 0, Different: 0),
            await Pair.AuditAsync(AuditedPair.Both));

    [Fact]
    public async Task A_trial_that_was_never_measured_is_lost()
    {
        var audited = await Pair.AuditAsync(static (one, _) => [Points.Measured(one, Guid.NewGuid())]);

        Assert.Equal((1, 1, false), (audited.Lost, audited.Different, audited.IsWhole));
    }

    [Fact]
    public async Task Another_number_than_the_undisturbed_one_is_found()
    {
        var audited = await Pair.AuditAsync(static (one, other) => [Points.Measured(one, Guid.NewGuid()), Points.Measured(other, Guid.NewGuid(), distinct: 2)]);

        Assert.Equal((0, 1, false), (audited.Lost, audited.Different, audited.IsWhole));
    }

    [Fact]
    public async Task A_late_measurement_is_evidence_and_disagrees_when_its_numbers_are_others()
    {
        var audited = await Pair.AuditAsync(
            AuditedPair.Both,
            static (one, _) => [Points.Measured(one, Guid.NewGuid()), Points.Measured(one, Guid.NewGuid(), distinct: 3)]);

        Assert.Equal((2, 2, 1, false), (audited.Measured, audited.Late, audited.Disagreeing, audited.IsWhole));
    }
}
