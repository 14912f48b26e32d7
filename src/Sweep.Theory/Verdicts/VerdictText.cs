using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sweep.Theory.Verdicts;

/// <summary>Verdicts in JSON: in words, as everywhere else.</summary>
public sealed class VerdictText() : JsonStringEnumConverter<Verdict>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
