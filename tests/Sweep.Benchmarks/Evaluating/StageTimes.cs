using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Sweep.Theory;

namespace Sweep.Benchmarks.Evaluating;

/// <summary>What BenchmarkDotNet measured of one method.</summary>
/// <param name="Milliseconds">Median of a call.</param>
/// <param name="Megabytes">Managed memory that a call allocates, in MB of 10^6 bytes.</param>
internal sealed record StageTimes(string Method, string Parameters, double Milliseconds, double Megabytes)
{
    private const int Warmups = 2;
    private const int Iterations = 9;

    /// <summary>Runs every benchmark of a class in this process, because a program of its own would have to be built here.</summary>
    public static IReadOnlyList<StageTimes> Of<T>()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-stages-").FullName;
        try
        {
            var job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(Warmups).WithIterationCount(Iterations).WithInvocationCount(1).WithUnrollFactor(1);
            var summary = BenchmarkRunner.Run<T>(ManualConfig.CreateEmpty()
                .AddJob(job).AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance).WithArtifactsPath(folder));
            return [.. summary.Reports.Select(Times)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static StageTimes Times(BenchmarkReport report) => report.ResultStatistics is { } statistics
        ? new(
            report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report.BenchmarkCase.Parameters.DisplayInfo, statistics.Median / 1e6,
            (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1e6)
        : throw new UnfitEnvironmentException($"{report.BenchmarkCase.DisplayInfo} was not measured");
}
