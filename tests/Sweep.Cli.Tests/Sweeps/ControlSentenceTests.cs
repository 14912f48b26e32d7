using Sweep.Cli.Cluster;
using Sweep.Cli.Sweeps;
using Sweep.Storage.Cluster;
using Sweep.Storage.Sweeps;
using Sweep.Theory;
using State = Sweep.Storage.Sweeps.SweepState;

namespace Sweep.Cli.Tests.Sweeps;

public sealed class ControlSentenceTests
{
    private static readonly NodeSummary Node = new(
        "n1", NodeState.Alive, "sweep", "host", "2 x H100", Slots: 2, Busy: 1, [], default, default, SilentFor: TimeSpan.FromMinutes(3));

    [Theory]
    [InlineData(State.Running, 0, "a is paused: no worker has a lease of it")]
    [InlineData(State.Running, 1, "a is paused: 1 training under lease will be finished, and no further lease is granted")]
    [InlineData(State.Paused, 2, "a is paused already: 2 trainings under lease will be finished, and no further lease is granted")]
    public void A_pause_tells_what_is_still_under_way(State before, long leased, string sentence) =>
        Assert.Equal(sentence, PauseCommand.Sentence("a", new(before, State.Paused, 0, leased)));

    [Theory]
    [InlineData(State.Running, 12, 0, "a is cancelled: 12 trials will not be measured")]
    [InlineData(State.Paused, 1, 2, "a is cancelled: 1 trial will not be measured, and 2 trainings under lease will be stopped within seconds")]
    [InlineData(State.Cancelled, 0, 0, "a is cancelled already")]
    public void A_cancellation_tells_what_is_lost(State before, long trials, long leased, string sentence) =>
        Assert.Equal(sentence, CancelCommand.Sentence("a", new(before, State.Cancelled, trials, leased)));

    [Theory]
    [InlineData(State.Finished, State.Running, 1, "a: 1 trial that failed or was cancelled will be measured again")]
    [InlineData(State.Cancelled, State.Running, 3, "a: 3 trials that failed or were cancelled will be measured again")]
    [InlineData(State.Cancelled, State.Finished, 0, "a is finished: it was cancelled after its last trial")]
    [InlineData(State.Finished, State.Finished, 0, "a: no trial failed or was cancelled, so there is nothing to retry")]
    public void A_retry_tells_how_much_is_done_again(State before, State after, long trials, string sentence) =>
        Assert.Equal(sentence, RetryCommand.Sentence("a", new(before, after, trials, 0)));

    [Theory]
    [InlineData(3, "a has priority 3: 8 times the share of a sweep of priority 0")]
    [InlineData(-10, "a has priority -10: a sweep of priority 0 gets 1024 times its share")]
    [InlineData(0, "a has priority 0, as every sweep has at first")]
    public void A_priority_is_told_as_a_share(int priority, string sentence) => Assert.Equal(sentence, PriorityCommand.Sentence("a", priority));

    [Fact]
    public void A_drained_node_tells_when_it_ends()
    {
        Assert.Equal("n1 takes no new work, and ends when 1 worker has finished; `sweep nodes` shows when", DrainCommand.Sentence(Node));
        Assert.Equal("n1 takes no new work and ends; none of its workers has a lease", DrainCommand.Sentence(Node with { Busy = 0 }));
        Assert.StartsWith("n1 was last seen 3 min 0 s ago;", DrainCommand.Sentence(Node with { State = NodeState.Gone }));
    }

    [Theory]
    [InlineData("n1", "the node n1 has ended already; there is nothing to drain")]
    [InlineData("n2", "there is no node named n2; did you mean n1?")]
    [InlineData("other", "there is no node named other; `sweep nodes` lists the nodes")]
    public void A_node_that_cannot_be_drained_is_refused(string name, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<InvalidSweepException>(() => DrainCommand.Find([Node with { State = NodeState.Ended }], name)).Message);
}
