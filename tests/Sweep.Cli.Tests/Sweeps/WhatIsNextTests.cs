using Sweep.Cli.Sweeps;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Tests.Sweeps;

public sealed class WhatIsNextTests
{
    [Fact]
    public void The_one_who_will_work_on_a_sweep_is_named()
    {
        Assert.Equal(
            "no node is alive on this database, so nothing happens yet; start one with `sweep node`, or `sweep resume mine` runs it here",
            WhatIsNext.Of(Looks.At(0), nodes: 0));
        Assert.Equal("2 nodes of the cluster will start on it within seconds; `sweep watch mine` shows its progress", WhatIsNext.Of(Looks.At(0), nodes: 2));
        Assert.Contains("`sweep run` on this database works on it", WhatIsNext.Of(Looks.At(0) with { Claimed = true }, nodes: 0));
        Assert.Contains("nothing is left to do", WhatIsNext.Of(Looks.At(100, SweepState.Finished), nodes: 2));
    }

    [Fact]
    public void A_submission_tells_what_it_made_of_the_file()
    {
        var fresh = new SubmittedSweep(default, Resumed: false, Planned: 26, Infeasible: 6, Trainings: 8);

        Assert.Equal("mine: 26 trials on 8 networks, 6 infeasible", SubmissionText.Of("mine", fresh));
        Assert.Equal("mine: 26 trials, continued from an earlier run", SubmissionText.Of("mine", fresh with { Resumed = true, Before = SweepState.Running }));
        Assert.Equal("mine: 26 trials, no longer paused", SubmissionText.Of("mine", fresh with { Resumed = true, Before = SweepState.Paused }));
        Assert.Equal("mine: 26 trials, 4 of them new, on 8 networks", SubmissionText.Of("mine", fresh with { Resumed = true, Before = SweepState.Paused, Added = 4 }));
    }
}
