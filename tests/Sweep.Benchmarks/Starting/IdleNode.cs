using System.Diagnostics;
using Sweep.Benchmarks.Surroundings;
using Sweep.Theory;

namespace Sweep.Benchmarks.Starting;

/// <summary>Memory of a node without work, in MB of 10^6 bytes, and its processor time.</summary>
/// <param name="Node">The process that keeps the others running.</param>
/// <param name="CoreShare">Share of one core that the three processes take together.</param>
internal sealed record IdleNode(double Node, double Silo, double Worker, double CoreShare)
{
    /// <summary>Time in which it calms down, and again in which its processor time is measured.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>Starts a node with one worker, looks at it when it has been idle for a while, and stops it.</summary>
    public static async Task<IdleNode> MeasureAsync(BenchHome home, TimeProvider time, CancellationToken cancellationToken)
    {
        using var node = Process.Start(home.Program(
            "node", "--name", "bench", "--devices", "cpu", "--slots", "1", "--silo-port", BenchHome.FreePort(), "--gateway-port", BenchHome.FreePort()))!;
        try
        {
            _ = node.StandardOutput.ReadToEndAsync(cancellationToken);
            await UntilReadyAsync(node, cancellationToken);
            _ = node.StandardError.ReadToEndAsync(cancellationToken);
            await Task.Delay(Idle, time, cancellationToken);
            var children = ProcessUse.Children(node.Id);
            var worker = children.Single(static child => IsProgram(child, "sweep-worker"));
            var silo = children.Single(child => child != worker && IsProgram(child, "sweep"));
            int[] all = [node.Id, silo, worker];
            var before = all.Sum(ProcessUse.Seconds);
            await Task.Delay(Idle, time, cancellationToken);
            var share = (all.Sum(ProcessUse.Seconds) - before) / Idle.TotalSeconds;
            return new(ProcessUse.Megabytes(node.Id), ProcessUse.Megabytes(silo), ProcessUse.Megabytes(worker), share);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
                await node.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static async Task UntilReadyAsync(Process node, CancellationToken cancellationToken)
    {
        var last = "";
        while (await node.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains("is ready", StringComparison.Ordinal))
            {
                return;
            }

            last = line;
        }

        throw new UnfitEnvironmentException($"the node ended before it was ready: {last}");
    }

    private static bool IsProgram(int process, string name) => File.ReadAllText($"/proc/{process}/cmdline").Split('\0') is [var program, ..] && Path.GetFileName(program) == name;
}
