using System.Collections.Concurrent;
using System.Globalization;
using Sweep.Contracts.Scheduling;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>Measures in a worker process how long it waits for each lease, from its first question to the answer that has one.</summary>
internal sealed class LeaseClock(TimeProvider time) : IOutgoingGrainCallFilter
{
    private const string Extension = ".waits";

    private readonly ConcurrentQueue<TimeSpan> waits = [];
    private long? asked;
    private bool isBegun;

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var now = time.GetTimestamp();
        await context.Invoke();
        if (context.Result is not LeaseReply reply)
        {
            return;
        }

        asked ??= now;
        if (reply.Lease is null)
        {
            return;
        }

        // Before the first lease there may not have been any work.
        if (isBegun)
        {
            waits.Enqueue(time.GetElapsedTime(asked.Value));
        }

        (asked, isBegun) = (null, true);
    }

    /// <summary>Writes the waits into a file of this process, one a line, in milliseconds.</summary>
    public Task WriteAsync(string folder) => File.WriteAllLinesAsync(
        Path.Combine(folder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + Extension),
        waits.Select(static wait => wait.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Reads the waits of all processes, in milliseconds.</summary>
    public static IReadOnlyList<double> ReadAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Extension).SelectMany(File.ReadLines)
            .Select(static line => double.Parse(line, CultureInfo.InvariantCulture)),
    ];
}
