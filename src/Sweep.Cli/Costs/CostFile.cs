using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Cli.Terminal;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Cli.Costs;

/// <summary>The times that `sweep predict` measured on this machine, in a file of the home folder.</summary>
internal static class CostFile
{
    private const string Name = "costs.json";

    /// <summary>The oldest timings are forgotten: the machine and the program change.</summary>
    private const int Most = 200;

    /// <summary>Returns the times of one kind of device, by default the last one; none if there is no readable file.</summary>
    public static IReadOnlyList<MeasuredCost> Read(Shell shell, string? device)
    {
        var all = All(shell);
        return [.. all.Where(timing => timing.Device == (device ?? all[^1].Device)).Select(static timing => timing.Cost)];
    }

    /// <summary>Adds times. A home folder that cannot be written to stays as it is, and times are measured again next time.</summary>
    public static async Task AddAsync(Shell shell, IReadOnlyList<PointTiming> timings, CancellationToken cancellationToken)
    {
        try
        {
            var path = Path.Combine(Directory.CreateDirectory(HomeFolder.Of(shell)).FullName, Name);
            List<PointTiming> all = [.. All(shell).Where(known => timings.All(added => added.Point != known.Point || added.Device != known.Device)), .. timings];
            await WholeFile.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(all.TakeLast(Most).ToList(), TimingJson.Default.ListPointTiming), cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The answer does not depend on it.
        }
    }

    private static List<PointTiming> All(Shell shell)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(HomeFolder.Of(shell), Name)), TimingJson.Default.ListPointTiming) ?? [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or UnfitEnvironmentException)
        {
            return [];
        }
    }
}

/// <summary>What one point took on this machine, as the worker program prints it.</summary>
/// <param name="Point">The grid point, without most of its training steps.</param>
/// <param name="Device">Where it was measured, such as cpu.</param>
/// <param name="Training">Seconds of making and training the network.</param>
/// <param name="Measuring">Seconds of measuring the trial.</param>
internal sealed record PointTiming(string Point, string Device, double Training, double Measuring)
{
    [JsonIgnore]
    public MeasuredCost Cost => new(Point, Device, TimeSpan.FromSeconds(Training), TimeSpan.FromSeconds(Measuring), 1);
}

/// <summary>The form of times in files and in the answer of the worker.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<PointTiming>))]
internal sealed partial class TimingJson : JsonSerializerContext;
