using System.Globalization;
using Sweep.Theory;

namespace Sweep.Hosting.Devices;

/// <summary>The devices of a machine to use, and the number of workers on each.</summary>
public sealed record DeviceChoice
{
    /// <summary>Every GPU, or the CPU if there is none.</summary>
    public static DeviceChoice All { get; } = new();

    /// <summary>Indices of GPUs; null: all of them.</summary>
    private IReadOnlyList<int>? Gpus { get; init; }

    private bool CpuOnly { get; init; }

    /// <summary>Workers that share a device; null: one for a GPU, one a core for the CPU.</summary>
    public int? SlotsPerDevice { get; init; }

    /// <summary>Workers in all, distributed over the devices; null: as many as the devices take.</summary>
    public int? Slots { get; init; }

    /// <summary>Reads <c>all</c>, <c>cpu</c> or indices such as <c>0,2</c>.</summary>
    /// <exception cref="InvalidSweepException">The text is none of these.</exception>
    public static DeviceChoice Parse(string text)
    {
        if (text is "all" or "cpu")
        {
            return new() { CpuOnly = text == "cpu" };
        }

        var words = text.Split(',', StringSplitOptions.TrimEntries);
        return words.All(static word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new() { Gpus = [.. words.Select(static word => int.Parse(word, CultureInfo.InvariantCulture)).Distinct()] }
            : throw new InvalidSweepException($"--devices {text} is not known; use all, cpu, or numbers of GPUs such as 0,2");
    }

    /// <exception cref="UnfitEnvironmentException">A requested GPU does not exist.</exception>
    internal IReadOnlyList<Gpu> Of(IReadOnlyList<Gpu> present)
    {
        if (CpuOnly)
        {
            return [];
        }

        var missing = Gpus?.Where(index => present.All(gpu => gpu.Index != index)).Select(static index => (int?)index).FirstOrDefault();
        if (missing is { } number)
        {
            throw new UnfitEnvironmentException(present.Count == 0
                ? $"there is no GPU {number} here, nor any other; use --devices cpu"
                : $"there is no GPU {number} here; --devices takes {string.Join(",", present.Select(static gpu => gpu.Index))}, all or cpu");
        }

        return [.. present.Where(gpu => Gpus is null || Gpus.Contains(gpu.Index))];
    }
}
