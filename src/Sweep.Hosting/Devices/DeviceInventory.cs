using System.Globalization;
using Sweep.Theory;

namespace Sweep.Hosting.Devices;

/// <summary>The devices of this machine.</summary>
/// <param name="Problem">One sentence if the driver of the GPUs does not work; otherwise null.</param>
internal sealed record DeviceInventory(IReadOnlyList<Gpu> Gpus, IReadOnlyList<DeviceSlot> Slots, string? Problem)
{
    /// <param name="prefix">Prefix of the names of the workers.</param>
    /// <exception cref="Theory.UnfitEnvironmentException">A requested GPU does not exist.</exception>
    public static async Task<DeviceInventory> FindAsync(
        DeviceChoice choice, string prefix, TimeProvider time, CancellationToken cancellationToken, string driver = NvidiaSmi.Program)
    {
        var (present, problem) = await new NvidiaSmi(time, driver).ListAsync(cancellationToken);
        var gpus = choice.Of(present);
        return new(gpus, Deal(gpus, choice, prefix, Environment.ProcessorCount), problem);
    }

    /// <summary>Makes one slot per GPU, or per core without one; further slots are distributed over the GPUs.</summary>
    internal static IReadOnlyList<DeviceSlot> Deal(IReadOnlyList<Gpu> gpus, DeviceChoice choice, string prefix, int cores)
    {
        var count = choice.Slots ?? (gpus.Count > 0 ? gpus.Count * (choice.SlotsPerDevice ?? 1) : choice.SlotsPerDevice ?? cores);
        return [.. Enumerable.Range(0, count).Select(slot => new DeviceSlot(
            $"{prefix}-{slot.ToString(CultureInfo.InvariantCulture)}", gpus.Count == 0 ? null : gpus[slot % gpus.Count]))];
    }
}
