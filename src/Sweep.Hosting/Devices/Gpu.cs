using System.Globalization;

namespace Sweep.Hosting.Devices;

/// <summary>A GPU as its driver describes it.</summary>
/// <param name="Index">The driver's number.</param>
/// <param name="Uuid">Identifies the GPU independently of CUDA's order.</param>
internal sealed record Gpu(int Index, string Uuid, string Model, long MemoryBytes)
{
    /// <summary>Reads the output of nvidia-smi, one GPU in each line; returns null for other text, such as a complaint.</summary>
    public static IReadOnlyList<Gpu>? ReadAll(string listing)
    {
        List<Gpu> gpus = [];
        foreach (var line in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(',', StringSplitOptions.TrimEntries) is not [var index, { Length: > 0 } uuid, var mebibytes, { Length: > 0 } model]
                || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            // A GPU that shares the machine's memory says [N/A].
            var memory = long.TryParse(mebibytes, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size << 20 : 0;
            gpus.Add(new(number, uuid, model, memory));
        }

        return gpus;
    }
}
