using System.Diagnostics;
using Sweep.Theory;

namespace Sweep.Benchmarks.Surroundings;

/// <summary>What a program took from its start to its end.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="PeakMegabytes">Largest resident memory, in MB of 10^6 bytes.</param>
internal sealed record EndedProgram(double Seconds, double PeakMegabytes, string Output)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a program to its end; ends it when interrupted.</summary>
    /// <exception cref="UnfitEnvironmentException">Its exit code is not 0.</exception>
    public static async Task<EndedProgram> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var ended = process.WaitForExitAsync(cancellationToken);
            var peak = 0.0;
            while (await Task.WhenAny(ended, Task.Delay(BetweenLooks, cancellationToken)) != ended)
            {
                peak = Math.Max(peak, ProcessUse.PeakMegabytes(process.Id));
            }

            await ended;
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            return process.ExitCode == ExitCode.Done
                ? new(seconds, peak, await output)
                : throw new UnfitEnvironmentException($"{Path.GetFileName(start.FileName)} ended with {process.ExitCode}: {(await error).Trim()}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
