using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sweep.Theory.Lawbook;

/// <summary>Verdicts in JSON: in words, as everywhere else.</summary>
public sealed class VerdictText() : JsonStringEnumConverter<Verdict>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
