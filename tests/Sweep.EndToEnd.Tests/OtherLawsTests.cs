using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>A sweep that was submitted by a build with other laws: what it recorded is what a worker of this build finds in its lease.</summary>
[Slow]
public sealed class OtherLawsTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task A_worker_whose_laws_differ_from_those_recorded_decides_nothing()
    {
        Assert.Equal(0, (await home.RunAsync("run", home.Write("other", SmallSweeps.Random("other").Replace("width: 8", "width: 7", StringComparison.Ordinal)))).Code);
        Assert.Equal(0L, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where verdict_cause like 'the laws of this worker%'"));

        // As if submitted by that build and not measured yet.
        foreach (var statement in (string[])
        [
            "update sweep.configurations set predicted_distinct = 1 where predicted_distinct > 1 and sweep_id = sweep.id_of('other')",
            "delete from sweep.measurements m using sweep.trials t where t.id = m.trial_id and not t.control",
            "delete from sweep.trial_states e using sweep.trials t where t.id = e.trial_id and not t.control and e.state = 'succeeded'",
            "update sweep.sweeps set state = 'running', finalized_at = null",
        ])
        {
            await home.RowsAsync(statement);
        }

        var resumed = await home.RunAsync("resume", "other");

        // More embeddings than that build predicts would refute it.
        Assert.True(resumed.Code == 0, resumed.Output + resumed.Error);
        Assert.Equal(
            ["inconclusive inconclusive the laws of this worker differ from those recorded"],
            (await home.RowsAsync("""
                select distinct concat_ws(' ', verdict, distinct_verdict, verdict_cause)
                from sweep.trial_results where sweep = 'other' and predicted_distinct = 1 and measured_distinct > 1
                """)).Select(static row => (string)row[0]!));
        Assert.Equal(0L, await home.ScalarAsync<long>("select count(*) from sweep.artifacts"));
        Assert.NotEqual(0L, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where verdict = 'confirmed' and not control"));
    }
}
