using System.Collections.Concurrent;
using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Charts;

/// <summary>Remembers which charts a sweep has. The query reads all trials, so a page that refreshes itself uses an earlier answer.</summary>
internal sealed class ChartMemory(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (long At, ChartContents Contents)> remembered = new();

    public static ChartMemory Of(PageRequest request) => (ChartMemory)request.Context.RequestServices.GetService(typeof(ChartMemory))!;

    public async Task<ChartContents> OfAsync(PageRequest request, string sweep)
    {
        if (request.IsRepeated && remembered.TryGetValue(sweep, out var known) && time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Contents;
        }

        var contents = await ChartContents.ReadAsync(request.Database, sweep, request.Aborted);
        foreach (var (name, old) in remembered)
        {
            if (time.GetElapsedTime(old.At) >= Fresh)
            {
                remembered.TryRemove(KeyValuePair.Create(name, old));
            }
        }

        remembered[sweep] = (time.GetTimestamp(), contents);
        return contents;
    }
}
