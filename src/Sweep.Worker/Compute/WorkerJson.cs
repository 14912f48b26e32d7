using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Learning.Native;
using Sweep.Learning.Packets;
using Sweep.Theory.Lawbook;

namespace Sweep.Worker.Compute;

/// <summary>The JSON that this program prints for its caller.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(VerdictText)])]
[JsonSerializable(typeof(TorchRuntime))]
[JsonSerializable(typeof(ReplayAnswer))]
internal sealed partial class WorkerJson : JsonSerializerContext;
