using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class CorruptClusterTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task A_stopped_server_starts_again_and_a_corrupt_cluster_is_refused_with_nothing_deleted()
    {
        Assert.Equal(0, (await home.RunAsync("migrate")).Code);
        var stopped = await home.RunAsync("stop");
        Assert.Contains("stopped", stopped.Output);
        Assert.Contains("no private PostgreSQL runs", (await home.RunAsync("stop")).Output);

        var control = Directory.EnumerateFiles(home.Path, "pg_control", SearchOption.AllDirectories).Single();
        var whole = File.ReadAllBytes(control);
        File.WriteAllBytes(control, new byte[whole.Length]);
        var before = CountFiles();

        var refused = await home.RunAsync("run", home.Write("small", SmallSweeps.Random("small")));

        Assert.Equal(5, refused.Code);
        Assert.Contains(home.Path, refused.Sentence);
        Assert.InRange(CountFiles(), before, int.MaxValue);

        File.WriteAllBytes(control, whole);
        Assert.Equal(0, (await home.RunAsync("list")).Code);
    }

    private int CountFiles() => Directory.EnumerateFiles(home.Path, "*", SearchOption.AllDirectories).Count();
}
