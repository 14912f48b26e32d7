using System.Diagnostics;
using System.Text.Json;
using Sweep.Contracts.Processes;
using Sweep.Theory.Points;

namespace Sweep.Worker.Tests;

[Slow]
public sealed class WorkerProcessTests
{
    [Fact]
    public async Task The_self_test_is_one_line_of_JSON()
    {
        var (code, output, errors) = await WorkerCommand.RunAsync("--self-test");

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("", errors);
        var runtime = JsonDocument.Parse(Assert.Single(output.TrimEnd().Split('\n'))).RootElement;
        Assert.True(runtime.GetProperty("self_test_passed").GetBoolean());
        Assert.Equal(1, runtime.GetProperty("threads").GetInt32());
        Assert.StartsWith("TorchSharp", runtime.GetProperty("libraries").GetString());
        Assert.Equal(
            ["device", "libraries", "loader_shim", "one_dnn", "self_test", "self_test_passed", "threads"],
            runtime.EnumerateObject().Select(static property => property.Name).Order());
    }

    [Fact]
    public async Task Points_are_timed_and_printed_as_one_line_of_JSON()
    {
        var file = Path.GetTempFileName();
        try
        {
            string[] points = [new GridPoint { Dimensions = 1, Depth = 1, Width = 4 }.Canonical, new GridPoint { Dimensions = 1, Depth = 1, Width = 4, Steps = 3 }.Canonical];
            await File.WriteAllLinesAsync(file, points, TestContext.Current.CancellationToken);

            var (code, output, errors) = await WorkerCommand.RunAsync("--time", file);

            Assert.Equal((ExitCode.Done, ""), (code, errors));
            var times = JsonDocument.Parse(Assert.Single(output.TrimEnd().Split('\n'))).RootElement.EnumerateArray().ToList();
            Assert.Equal(points, times.Select(static time => time.GetProperty("point").GetString()));
            Assert.All(times, static time => Assert.True(time.GetProperty("training").GetDouble() > 0 && time.GetProperty("measuring").GetDouble() > 0));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("no-such-file", "no-such-file cannot be read")]
    [InlineData("/proc/self/comm", "is not a grid point")]
    public async Task A_file_without_points_is_one_sentence_on_standard_error(string file, string sentence)
    {
        var (code, _, errors) = await WorkerCommand.RunAsync("--time", file);

        Assert.Equal(ExitCode.Invalid, code);
        Assert.Contains(sentence, Assert.Single(errors.TrimEnd().Split('\n')));
    }

    [Fact]
    public async Task Wrong_arguments_are_one_sentence_on_standard_error()
    {
        var (code, output, errors) = await WorkerCommand.RunAsync("--gateway", "127.0.0.1:30000");

        Assert.Equal(ExitCode.Invalid, code);
        Assert.Equal("", output);
        Assert.StartsWith("--cluster is missing", Assert.Single(errors.TrimEnd().Split('\n')));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_ends_with_its_parent(bool isCollected)
    {
        // The shell stands for the parent. Uncollected, it stays a zombie, as under a parent that never asks for exit codes.
        using var parent = isCollected
            ? Process.Start(new ProcessStartInfo("sleep", ["600"]))!
            : Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 600 & echo $!; exec sleep 601"]) { RedirectStandardOutput = true })!;
        var watched = isCollected ? parent.Id : int.Parse((await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        using var worker = WorkerCommand.Start(
            "--gateway", "127.0.0.1:1", "--cluster", "none", "--name", "orphan", "--parent", $"{watched}");

        Process.GetProcessById(watched).Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Orphaned, worker.ExitCode);
        parent.Kill();
    }

    [Fact]
    public async Task A_worker_that_waits_for_its_cluster_leaves_when_drained()
    {
        using var worker = WorkerCommand.Start("--gateway", "127.0.0.1:1", "--cluster", "none", "--name", "waiting");
        await worker.StandardInput.WriteLineAsync("hello");
        await worker.StandardInput.WriteLineAsync("drain");
        await worker.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, worker.ExitCode);
    }

    [Fact]
    public async Task A_worker_that_waits_for_its_cluster_ends_when_asked()
    {
        using var worker = WorkerCommand.Start("--gateway", "127.0.0.1:1", "--cluster", "none", "--name", "waiting");
        // Until it is this far, the default action of the signal ends it; both ends are quick.
        await Task.Delay(4000, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-TERM", $"{worker.Id}"]);

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains(worker.ExitCode, new[] { ExitCode.Done, 143 });
    }
}
