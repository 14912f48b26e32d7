using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Sweeps;

/// <summary>What a flush and a lease read of a large sweep that was just submitted: their own trials, found by their keys.</summary>
[Slow]
public sealed class ScannedRowsTests : IAsyncLifetime
{
    private const int Seeds = 40_000;
    private const int Spacings = 5;
    private const int Leased = 20;

    /// <summary>Every step of every statement may read so many rows for each trial; a step that reads the sweep reads 2,000.</summary>
    private const int RowsOfTrial = 10;

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Statements_on_a_few_trials_read_no_more_in_a_sweep_of_200000()
    {
        var points = Enumerable.Range(4, Spacings).SelectMany(static spacing => Enumerable.Range(0, Seeds).Select(seed => Points.Line(spacing, seed)));
        var sweeps = new SweepStore(database.Source, TimeProvider.System);
        var sweep = await sweeps.SubmitAsync(Points.Content("large"), points, Cancellation);
        Assert.Equal((Seeds * Spacings, Seeds), (sweep.Planned, sweep.Trainings));
        var epoch = await sweeps.TakeOwnershipAsync(sweep.Id, Cancellation);
        await using var explained = new ExplainedRows(database.ConnectionString);
        var trials = new TrialStore(explained.Source, TimeProvider.System);
        TrainingId[] trainings = [.. Enumerable.Range(500, Leased).Select(seed => TrainingId.Of(sweep.Id, Points.Line(seed: seed)))];

        var work = await trials.ReadWorkAsync(trainings, Cancellation);

        TrialId[] leased = [.. work.Select(static trial => trial.Id)];
        Assert.Equal(Spacings, (await trials.ReadConfigurationsAsync([.. work.Select(static trial => trial.Configuration).Distinct()], Cancellation)).Count);
        Assert.Equal(Leased * Spacings, leased.Length);
        AssertFew(explained, leased.Length, "sweep.trials", "sweep.configurations");

        var measured = leased.Skip(2).Select(static trial => Points.Measured(trial, Guid.NewGuid())).ToList();
        List<Attempt> attempts =
        [
            .. leased.Take(2).Select(static trial => Points.Attempt(Guid.NewGuid(), trial, FailureCause.Timeout, "too slow")),
        ];
        var flush = Points.Flush(
            measured, attempts, [new(leased[0], FailureCause.Timeout, "too slow")],
            [new(trainings[0], 1, "w1", Guid.Empty, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1))]);
        Assert.True(await trials.FlushAsync(sweep.Id, epoch, flush, Cancellation));
        AssertFew(explained, leased.Length, "sweep.measurements", "sweep.attempts", "sweep.trial_states", "sweep.leases", "sweep.kept_results");

        // The same again and other attempts at the same trials: late ones.
        var late = measured.Select(static trial => trial with { Attempt = Guid.NewGuid() }).ToList();
        Assert.True(await trials.FlushAsync(sweep.Id, epoch, flush with { Measured = [.. measured, .. late], Leases = LeaseChanges.None }, Cancellation));
        AssertFew(explained, leased.Length, "sweep.late_measurements");
        Assert.Equal(measured.Count, await database.Source.CountAsync("measurements"));
        Assert.Equal(measured.Count, await database.Source.CountAsync("late_measurements"));

        // What does read the whole sweep is seen.
        await foreach (var open in trials.ReadOpenAsync(sweep.Id, Cancellation))
        {
            Assert.InRange(open.Trials.Count, 1, Spacings);
        }

        Assert.Contains(explained.Take(), static statement => statement.Rows >= Seeds);
    }

    /// <param name="expected">Names that the statements must contain: what was not explained would pass.</param>
    private static void AssertFew(ExplainedRows explained, int trials, params string[] expected)
    {
        var statements = explained.Take();
        Assert.All(expected, name => Assert.Contains(statements, statement => statement.Statement.Contains(name, StringComparison.Ordinal)));
        Assert.All(statements, statement => Assert.True(
            statement.Rows <= RowsOfTrial * trials, $"{statement.Rows} rows in a step ({statement.Step}) for {trials} trials: {statement.Statement}"));
    }
}
