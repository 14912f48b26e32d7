using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Sweep.Hosting.Workers;

/// <summary>What this machine can compute on.</summary>
internal static class DeviceInventory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>One slot per GPU; without one, a slot per core. A given number of slots is dealt round the GPUs.</summary>
    public static async Task<IReadOnlyList<DeviceSlot>> FindAsync(int? slots, TimeProvider time, CancellationToken cancellationToken) =>
        Slots(ReadGpus(await ListGpusAsync(time, cancellationToken)), slots, Environment.ProcessorCount);

    internal static IReadOnlyList<DeviceSlot> Slots(IReadOnlyList<int> gpus, int? slots, int cores)
    {
        var count = slots ?? (gpus.Count > 0 ? gpus.Count : cores);
        return [.. Enumerable.Range(0, count).Select(slot => new DeviceSlot(
            $"{Environment.MachineName}-{slot.ToString(CultureInfo.InvariantCulture)}", gpus.Count == 0 ? null : gpus[slot % gpus.Count]))];
    }

    /// <summary>Reads the indices that nvidia-smi printed, one a line; anything else is no GPU.</summary>
    internal static IReadOnlyList<int> ReadGpus(string listing) =>
    [
        .. listing.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static line => int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(static line => int.Parse(line, CultureInfo.InvariantCulture)),
    ];

    private static async Task<string> ListGpusAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("nvidia-smi", ["--query-gpu=index", "--format=csv,noheader"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var listing = process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return process.ExitCode == 0 ? await listing : "";
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException)
        {
            // No driver, or one that hangs: then there is no GPU to use.
            return "";
        }
    }
}
