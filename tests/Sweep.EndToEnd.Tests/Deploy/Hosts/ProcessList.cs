namespace Sweep.EndToEnd.Tests.Deploy.Hosts;

/// <summary>Looks at the command lines of all processes again and again, as any user of a machine may.</summary>
internal sealed class ProcessList : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<string> seen = [];
    private readonly Task watching;

    private ProcessList() => watching = WatchAsync();

    /// <summary>Every command line so far.</summary>
    public IReadOnlyCollection<string> Seen
    {
        get
        {
            lock (seen)
            {
                return [.. seen];
            }
        }
    }

    public static ProcessList Watch() => new();

    /// <summary>Effective user ids of the running processes whose program lies in a folder.</summary>
    public static IReadOnlyList<string> UsersOf(string folder) =>
    [
        .. from process in Processes()
           where Read($"{process}/cmdline").StartsWith(folder, StringComparison.Ordinal)
           from line in Read($"{process}/status").Split('\n')
           where line.StartsWith("Uid:", StringComparison.Ordinal)
           select line.Split('\t')[2],
    ];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                lock (seen)
                {
                    seen.UnionWith(Processes().Select(static process => Read($"{process}/cmdline").Replace('\0', ' ')));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private static IEnumerable<string> Processes() => Directory.EnumerateDirectories("/proc").Where(static folder => char.IsAsciiDigit(folder["/proc/".Length]));

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
