using System.Text.Json;
using Spectre.Console.Testing;
using Sweep.Cli.Sweeps;
using Sweep.Cli.Terminal;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Tests.Sweeps;

public sealed class WatchTests
{
    private readonly SteppedTime time = new();
    private readonly TestConsole output = new() { Profile = { Width = 400 } };
    private readonly WatchedSweeps sweeps;

    public WatchTests() => sweeps = new(time);

    private Shell Shell => new(output, new TestConsole(), static _ => null, time);

    [Fact]
    public void A_sweep_is_told_at_once_when_it_becomes_something_else_and_otherwise_every_five_seconds_while_something_happens()
    {
        var lines = new WatchLines(Shell);
        void Show(SweepLook look) => lines.Show(sweeps.Take([look], nodes: 1));

        Show(Looks.At(0));
        After(1, () => Show(Looks.At(10)));
        After(4, () => Show(Looks.At(50)));
        After(60, () => Show(Looks.At(50)));
        After(1, () => Show(Looks.At(50, SweepState.Paused)));
        After(60, () => Show(Looks.At(50, SweepState.Paused)));
        After(1, () => Show(Looks.At(100, SweepState.Finished)));

        Assert.Equal(
        [
            "mine: 0 of 100 trials, 0.0/s, time left unknown yet",
            "mine: 50 of 100 trials, 10.0/s, about 5 s left",
            "mine: paused, 50 of 100 trials",
            "mine: finished, 100 of 100 trials",
        ], output.Lines);
    }

    [Fact]
    public void A_sweep_that_nobody_works_on_says_why_and_one_with_a_local_run_does_not()
    {
        Assert.Contains("because no node is alive", sweeps.Take([Looks.At(0, workers: 0)], nodes: 0).Single().Line());
        Assert.False(sweeps.Take([Looks.At(0, workers: 0)], nodes: 1).Single().IsAlone);
        Assert.False(sweeps.Take([Looks.At(0, workers: 0) with { Claimed = true }], nodes: 0).Single().IsAlone);
        Assert.False(sweeps.Take([Looks.At(0, SweepState.Paused, workers: 0)], nodes: 0).Single().IsAlone);
    }

    [Fact]
    public void What_is_retried_or_added_begins_the_pace_anew()
    {
        sweeps.Take([Looks.At(0)], 1);
        time.Step(10);
        Assert.Equal(5, sweeps.Take([Looks.At(50)], 1).Single().Moment.Rate);

        // A retry brings 20 back; at the same moment nothing of it is done.
        Assert.Equal(0, sweeps.Take([Looks.At(30)], 1).Single().Moment.Rate);
        time.Step(10);
        var moment = sweeps.Take([Looks.At(65)], 1).Single().Moment;
        Assert.Equal((3.5, TimeSpan.FromSeconds(10)), (moment.Rate, moment.Left));
    }

    [Fact]
    public void Json_is_one_object_a_line_for_each_change()
    {
        var json = new WatchJson(Shell);
        json.Show(sweeps.Take([Looks.At(0)], 1));
        json.Show(sweeps.Take([Looks.At(0)], 1));
        time.Step(10);
        json.Show(sweeps.Take([Looks.At(50)], 1));
        json.Show(sweeps.Take([Looks.At(100, SweepState.Finished)], 1));

        var objects = output.Lines.Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["running 0", "running 50", "finished 100"], objects.Select(static one => $"{one.GetProperty("state")} {one.GetProperty("succeeded")}"));
        Assert.Equal(10, objects[1].GetProperty("seconds_left").GetDouble());
        Assert.Equal(JsonValueKind.Null, objects[0].GetProperty("seconds_left").ValueKind);
    }

    [Fact]
    public void The_table_has_a_bar_as_long_as_what_is_done()
    {
        output.Write(WatchTable.Of(sweeps.Take([Looks.At(50)], 1), [], width: 200, unicode: true));

        Assert.Contains(new string('━', 20) + new string('·', 20), output.Output);
        Assert.Contains("50 of 100", output.Output);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(132)]
    public void The_table_fits_the_terminal_and_tells_every_node(int width)
    {
        output.Profile.Width = width;
        var node = new NodeSummary("node-1", NodeState.Alive, "sweep", "host", "2 x NVIDIA H100", 2, 1, [], default, default, default);

        output.Write(WatchTable.Of(sweeps.Take([Looks.At(50), Looks.At(100, SweepState.Finished)], 1), [node, node with { Name = "old", State = NodeState.Ended }], width, unicode: true));

        var lines = output.Lines.Select(static line => line.TrimEnd()).ToList();
        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.StartsWith("  node-1: alive, 1 of 2 workers busy, 2 x NVIDIA", lines[3]);
        Assert.Contains("50 of 100", lines[1]);
    }

    private void After(double seconds, Action action)
    {
        time.Step(seconds);
        action();
    }

    /// <summary>A clock that stands still between steps.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Step(double seconds) => ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
