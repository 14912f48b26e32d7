using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Processes;
using Sweep.Theory;

namespace Sweep.Cli.Results;

/// <summary>The output of <c>sweep-worker --replay</c>: a counter-example measured again.</summary>
/// <param name="Point">The grid point as canonical text.</param>
/// <param name="IsTrained">Whether the network was made anew from its seed.</param>
/// <param name="IsReproduced">Whether a law that the packet refutes is refuted again.</param>
internal sealed record ReplayedPacket(
    Guid Sweep, Guid Trial, string Point, bool IsTrained, IReadOnlyList<ReplayedFact> Lines, string Verdict, string Reason, bool IsReproduced)
{
    /// <exception cref="InvalidSweepException">The file is not a packet.</exception>
    /// <exception cref="UnfitEnvironmentException">The worker is missing, or libtorch does not load in it.</exception>
    public static async Task<ReplayedPacket> RunAsync(string workerPath, string packet, bool train, CancellationToken cancellationToken) =>
        Read(await WorkerCall.AskAsync(workerPath, new WorkerArguments { Replay = packet, Train = train }, cancellationToken), workerPath);

    private static ReplayedPacket Read(string output, string workerPath)
    {
        try
        {
            return JsonSerializer.Deserialize(output, ReplayJson.Default.ReplayedPacket)!;
        }
        catch (JsonException fault)
        {
            throw new UnfitEnvironmentException($"{workerPath} did not print JSON; is it a sweep-worker of this version?", fault);
        }
    }
}

/// <summary>One compared value.</summary>
internal sealed record ReplayedFact(string What, string? Predicted, string Then, string Now, bool Agrees);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReplayedPacket))]
internal sealed partial class ReplayJson : JsonSerializerContext;
