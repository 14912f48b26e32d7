using Sweep.Learning.Packets;
using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Runs;
using Sweep.Theory;
using Sweep.Theory.Lawbook;

namespace Sweep.Learning.Tests.Packets;

[Fast]
public sealed class ReplayingTests : IDisposable
{
    private static readonly PacketOrigin Origin = new(Guid.NewGuid(), Guid.NewGuid(), "w1", "cpu", "abc", "TorchSharp", "5c1e", false, true, 1);

    private readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_replay_finds_the_same_numbers_by_the_weights_and_from_the_seed(bool train)
    {
        var answer = Replayed(Suspicion.Example(Suspicion.Trained), train);

        Assert.Equal((Origin.Sweep, Origin.Trial, train), (answer.Sweep, answer.Trial, answer.IsTrained));
        string[] arrays = [.. train ? new[] { "weights" } : [], "input", "embeddings"];
        Assert.Equal(arrays, answer.Lines.Where(static line => line.Now == "identical").Select(static line => line.What));
        Assert.All(answer.Lines, static line => Assert.True(line.Agrees, line.What));
        Assert.Contains(new ComparedLine("distinct embeddings", "at most 1", "2", "2", true), answer.Lines);
        Assert.Contains("background gap", answer.Lines.Select(static line => line.What));
        Assert.Equal(new ComparedLine("verdict", null, "refuted", "refuted", true), answer.Lines[^1]);
        Assert.Equal((Verdict.Refuted, true), (answer.Verdict, answer.IsReproduced));
        Assert.Equal("2 embeddings where at most 1 are possible", answer.Reason);
    }

    [Fact]
    public void A_packet_of_the_first_stream_is_made_anew_with_the_same_weights()
    {
        var answer = Replayed(Suspicion.Example(Suspicion.Trained with { Stream = 1 }), train: true);

        Assert.DoesNotContain("stream", answer.Point, StringComparison.Ordinal);
        Assert.Equal("identical", answer.Lines.Single(static line => line.What == "weights").Now);
        Assert.True(answer.IsReproduced);
    }

    [Fact]
    public void A_packet_without_weights_is_replayed_from_its_seed()
    {
        var answer = Replayed(Suspicion.Example(Suspicion.Two) with { Evidence = null }, train: false);

        Assert.True(answer.IsTrained);
        Assert.Equal(["distinct embeddings", "response to each level", "verdict"], answer.Lines.Select(static line => line.What));
        Assert.True(answer.IsReproduced);
    }

    [Fact]
    public void What_does_not_come_out_again_is_said_and_is_no_reproduction()
    {
        var example = Suspicion.Example(Suspicion.Two);

        var answer = Replayed(example with { Prediction = example.Trial.Prediction }, train: false);

        Assert.Equal(new ComparedLine("verdict", null, "refuted", "confirmed", false), answer.Lines[^1]);
        Assert.False(answer.IsReproduced);
    }

    [Fact]
    public void Other_weights_show_in_the_embeddings()
    {
        var example = Suspicion.Example(Suspicion.Two);
        var other = Suspicion.Example(Suspicion.Two with { Seed = 1 });

        var answer = Replayed(example with { Evidence = example.Evidence! with { Network = other.Evidence!.Network } }, train: false);

        var line = Assert.Single(answer.Lines, static line => line.What == "embeddings");
        Assert.StartsWith("differ by up to", line.Now, StringComparison.Ordinal);
        Assert.False(line.Agrees);
    }

    [Fact]
    public void Weights_of_another_network_are_refused()
    {
        var example = Suspicion.Example(Suspicion.Two);
        var other = Suspicion.Example(Suspicion.Two with { Width = 4 });

        var refused = Assert.Throws<Theory.InvalidSweepException>(
            () => Replayed(example with { Evidence = example.Evidence! with { Network = other.Evidence!.Network } }, train: false));

        Assert.Contains("cannot be replayed: network.safetensors in the packet is not the network", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    private ReplayAnswer Replayed(CounterExample example, bool train)
    {
        File.WriteAllBytes(path, PacketWriting.Write(example, Origin));
        return Replaying.Of(path, train, TestContext.Current.CancellationToken);
    }
}
